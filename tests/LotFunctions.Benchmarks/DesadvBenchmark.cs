using System.Buffers;
using System.Globalization;
using System.Text;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Benchmarks;

/// <summary>Reading despatch advices, against finding the delimiters in the same bytes and nothing else.</summary>
internal static class DesadvBenchmark
{
    private const int Messages = 20_000;
    private const int PalletsInMessage = 6;
    private const int LimitPasses = 4;

    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("+:'?"u8);

    public static async Task RunAsync(Report report)
    {
        var bytes = Interchange();
        var (lines, retained) = Retained(bytes);
        var size = (double)bytes.Length / Messages;
        var rows = await GcModes.CompareAsync("desadv");
        foreach (var (label, row) in rows) report.Add($"{Messages:N0} despatch advices, {label}", row, Report.Megabytes, "message", size);
        var comparison = rows[^1].Comparison;
        report.Note(string.Create(CultureInfo.InvariantCulture, $"One interchange of {bytes.Length / 1e6:N1} MB, {size:N0} bytes and {lines / Messages} lines a message."));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"The records of a message keep {retained:N0} bytes; {(comparison.Subject.Allocated * size) - retained:N0} more are allocated while it is read."));
        report.Note("Limit: IndexOfAny over the delimiters of the same bytes.");
        report.Note(GcModes.Note);
    }

    /// <summary>In this process, however it collects garbage.</summary>
    public static Task<Comparison> CompareAsync()
    {
        var bytes = Interchange();
        return Harness.CompareAsync(
            new Side(bytes.Length, () => () => CountAsync(bytes)),
            Side.Repeat(LimitPasses, bytes.Length, () => Split(bytes)));
    }

    /// <summary>What the records of a message hold in memory when all are kept. They must be read whole and clean.</summary>
    private static (int Lines, double Bytes) Retained(byte[] bytes)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var parts = AsnReader.Read(bytes).ToList();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var notices = parts.OfType<AsnPart.Notice>().ToList();
        if (parts[^1] is not AsnPart.InterchangeEnd { IsComplete: true, Diagnostics.Count: 0 } || notices.Count != Messages || notices.Exists(n => n.Asn.Diagnostics.Count > 0))
        {
            throw new InvalidOperationException("The generated interchange is not read whole and clean.");
        }

        return (notices.Sum(n => n.Asn.Lines.Count), (double)(after - before) / Messages);
    }

    private static async Task<int> CountAsync(byte[] bytes)
    {
        var lines = 0;
        await foreach (var part in AsnReader.ReadAsync(new MemoryStream(bytes), CancellationToken.None))
        {
            if (part is AsnPart.Notice notice) lines += notice.Asn.Lines.Count;
        }

        return lines;
    }

    private static int Split(ReadOnlySpan<byte> bytes)
    {
        var parts = 0;
        for (int at; (at = bytes.IndexOfAny(Delimiters)) >= 0; parts++) bytes = bytes[(at + 1)..];
        return parts;
    }

    private static byte[] Interchange()
    {
        var output = new StringBuilder(64_000_000);
        output.Append("UNA:+.? 'UNB+UNOC:3+9501101000001:14+9501101000100:14+260714:0915+1'");
        for (var message = 1; message <= Messages; message++) Write(output, message);
        output.Append(CultureInfo.InvariantCulture, $"UNZ+{Messages}+1'");
        return Encoding.Latin1.GetBytes(output.ToString());
    }

    private static void Write(StringBuilder output, int message)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"BGM+351+SH-{message:00000}+9'DTM+137:202607140915:203'DTM+11:20260714:102'DTM+17:20260715:102'");
        body.Append(CultureInfo.InvariantCulture, $"RFF+ON:PO-{message:00000}'RFF+BM:BOL-{message:00000}'");
        body.Append("NAD+SU+9501101000001::9++Alder Ingredients+12 Mill Lane:Unit 4+Harlow+ESX+CM20 2AB+GB'NAD+BY+9501101000100::9'NAD+DP+9501101000117::9++Works North'");
        body.Append("CPS+1'PAC+6++201::9'");
        for (var pallet = 0; pallet < PalletsInMessage; pallet++) WritePallet(body, message, pallet);
        body.Append(CultureInfo.InvariantCulture, $"CNT+2:{2 * PalletsInMessage}'");
        var segments = 2;
        for (var i = 0; i < body.Length; i++) segments += body[i] == '\'' ? 1 : 0;
        output.Append(CultureInfo.InvariantCulture, $"UNH+{message}+DESADV:D:96A:UN:EAN005'").Append(body).Append(CultureInfo.InvariantCulture, $"UNT+{segments}+{message}'");
    }

    /// <summary>A pallet of two items: one with its lot in the line, one with two lots below it.</summary>
    private static void WritePallet(StringBuilder body, int message, int pallet)
    {
        var sscc = Keys.Sscc((message * PalletsInMessage) + pallet);
        body.Append(CultureInfo.InvariantCulture, $"CPS+{pallet + 2}+1'PAC+1++201::9'MEA+PD+AAB+KGM:263.2'PCI+33E'GIN+BJ+{sscc}'");
        body.Append(CultureInfo.InvariantCulture, $"LIN+{(2 * pallet) + 1}++09501101530003:SRV'PIA+1+RM-1001:IN+ALD-77:SA+A{message:00000}-{pallet}:NB'");
        body.Append("IMD+C++:::MALTED BARLEY FLOUR'QTY+12:250.50:KGM'DTM+36:20271231:102'DTM+94:20260711:102'");
        body.Append(CultureInfo.InvariantCulture, $"LIN+{(2 * pallet) + 2}++ALD-78:SA'PIA+1+RM-1002:IN'IMD+C++:::VANILLA EXTRACT'QTY+12:12:CT'DTM+361:20280630:102'");
        body.Append(CultureInfo.InvariantCulture, $"PCI+36E'QTY+12:8:CT'GIN+BX+B{message:00000}-{pallet}'PCI+36E'QTY+12:4:CT'GIN+BX+C{message:00000}-{pallet}'");
    }
}
