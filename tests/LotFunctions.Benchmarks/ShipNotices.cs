using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Benchmarks;

/// <summary>An X12 interchange of any number of ship notices, made while it is read: six pallets and twelve lines each.</summary>
internal sealed class ShipNotices(int sets) : Stream
{
    private const int PalletsInSet = 6;

    private readonly ArrayBufferWriter<byte> output = new();
    private int next;
    private int taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public static byte[] Whole(int sets)
    {
        var all = new MemoryStream();
        new ShipNotices(sets).CopyTo(all);
        return all.ToArray();
    }

    public override int Read(Span<byte> buffer)
    {
        if (taken == output.WrittenCount) Refill();
        var count = Math.Min(buffer.Length, output.WrittenCount - taken);
        output.WrittenSpan.Slice(taken, count).CopyTo(buffer);
        taken += count;
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Refill()
    {
        output.ResetWrittenCount();
        taken = 0;
        var writer = new X12Writer(output, EdiDelimiters.X12);
        if (next == 0)
        {
            writer.Write("ISA", "00", "          ", "00", "          ", "ZZ", "ALDER          ", "ZZ", "WORKSNORTH     ", "260714", "0915", "U", "00401", "000000001", "0", "P", ">");
            writer.Write("GS", "SH", "ALDER", "WORKSNORTH", "20260714", "0915", "1", "X", "004010");
        }

        if (next < sets)
        {
            WriteSet(writer, ++next);
            if (next < sets) return;
            writer.Write("GE", Text(sets), "1");
            writer.Write("IEA", "1", "000000001");
        }
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
