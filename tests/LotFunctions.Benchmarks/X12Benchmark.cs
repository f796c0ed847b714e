using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Benchmarks;

/// <summary>Reading ship notices, against finding the delimiters in the same bytes and nothing else.</summary>
internal static class X12Benchmark
{
    private const int Sets = 2000;
    private const int PalletsInSet = 6;
    private const int LimitPasses = 20;

    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("*>^~"u8);

    public static async Task RunAsync(Report report)
    {
        var bytes = Interchange();
        var read = ShipNoticeReader.Read(bytes);
        if (!read.IsComplete || read.Asns.Count != Sets || !read.Asns.All(a => a.Accepted && a.Diagnostics.Count == 0))
        {
            throw new InvalidOperationException("The generated interchange is not read whole and clean.");
        }

        var comparison = await Harness.CompareAsync(
            Side.Repeat(1, bytes.Length, () => ShipNoticeReader.Read(bytes)),
            Side.Repeat(LimitPasses, bytes.Length, () => Split(bytes)));
        report.Add($"{Sets} ship notices", comparison, Report.Megabytes, "set", (double)bytes.Length / Sets);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"One interchange of {bytes.Length / 1e6:N1} MB, {read.Asns.Sum(a => a.Lines.Count):N0} lines."));
        report.Note("Limit: IndexOfAny over the delimiters of the same bytes.");
    }

    private static int Split(ReadOnlySpan<byte> bytes)
    {
        var parts = 0;
        for (int at; (at = bytes.IndexOfAny(Delimiters)) >= 0; parts++) bytes = bytes[(at + 1)..];
        return parts;
    }

    private static byte[] Interchange()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new X12Writer(output, EdiDelimiters.X12);
        writer.Write("ISA", "00", "          ", "00", "          ", "ZZ", "ALDER          ", "ZZ", "WORKSNORTH     ", "260714", "0915", "U", "00401", "000000001", "0", "P", ">");
        writer.Write("GS", "SH", "ALDER", "WORKSNORTH", "20260714", "0915", "1", "X", "004010");
        for (var set = 1; set <= Sets; set++) WriteSet(writer, set);
        writer.Write("GE", Text(Sets), "1");
        writer.Write("IEA", "1", "000000001");
        return output.WrittenSpan.ToArray();
    }

    private static void WriteSet(X12Writer writer, int set)
    {
        var before = writer.Count;
        writer.Write("ST", "856", $"{set:0000}");
        writer.Write("BSN", "00", $"SH-{set:00000}", "20260714", "0915", "0001");
        writer.Write("HL", "1", null, "S");
        writer.Write("TD1", "PLT94", Text(PalletsInSet), null, null, null, "G", "512.5", "KG");
        writer.Write("REF", "BM", $"BOL-{set:00000}");
        writer.Write("DTM", "011", "20260714", "0800");
        writer.Write("N1", "SF", "Alder Ingredients", "UL", "9501101000001");
        writer.Write("N3", "12 Mill Lane", "Unit 4");
        writer.Write("N4", "Harlow", "ESX", "CM20 2AB", "GB");
        writer.Write("N1", "ST", "Works North", "92", "WN1");
        writer.Write("HL", "2", "1", "O");
        writer.Write("PRF", $"PO-{set:00000}", null, null, "20260701");
        var level = 2;
        for (var pallet = 0; pallet < PalletsInSet; pallet++) WritePallet(writer, set, pallet, ref level);
        writer.Write("CTT", Text(level));
        writer.Write("SE", Text(writer.Count - before + 1), $"{set:0000}");
    }

    /// <summary>A pallet of two items: one with its lot in the line, one with two lots below it.</summary>
    private static void WritePallet(X12Writer writer, int set, int pallet, ref int level)
    {
        var tare = ++level;
        writer.Write("HL", Text(tare), "2", "T");
        writer.Write("MAN", "GM", $"00{Keys.Sscc((set * PalletsInSet) + pallet)}");
        writer.Write("HL", Text(++level), Text(tare), "I");
        writer.Write("LIN", Text((2 * pallet) + 1), "UK", "09501101530003", "BP", "RM-1001", "VP", "ALD-77", "LT", $"A{set:00000}-{pallet}");
        writer.Write("SN1", Text((2 * pallet) + 1), "250.50", "KG");
        writer.Write("PID", "F", null, null, null, "MALTED BARLEY FLOUR");
        writer.Write("DTM", "036", "20271231");
        writer.Write("DTM", "094", "20260711");
        writer.Write("HL", Text(++level), Text(tare), "I");
        writer.Write("LIN", Text((2 * pallet) + 2), "BP", "RM-1002", "VP", "ALD-78");
        writer.Write("SN1", Text((2 * pallet) + 2), "12", "CA");
        writer.Write("SLN", "1", null, "I", "8", "CA", null, null, null, "LT", $"B{set:00000}-{pallet}");
        writer.Write("SLN", "2", null, "I", "4", "CA", null, null, null, "LT", $"C{set:00000}-{pallet}");
        writer.Write("PID", "F", null, null, null, "VANILLA EXTRACT");
        writer.Write("DTM", "036", "20280630");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
