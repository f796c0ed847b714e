using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Benchmarks;

/// <summary>Reading a stream of ship notices, against finding the delimiters in the same bytes and nothing else.</summary>
internal static class X12Benchmark
{
    private const int Sets = 20_000;
    private const int SetsOfLong = 219_000;
    private const int LimitPasses = 4;

    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("*>^~"u8);

    public static async Task RunAsync(Report report)
    {
        var bytes = ShipNotices.Whole(Sets);
        var (notices, retained) = await RetainedAsync(bytes);
        var size = (double)bytes.Length / Sets;
        var rows = await GcModes.CompareAsync("x12");
        foreach (var (label, row) in rows) report.Add($"{Sets:N0} ship notices, {label}", row, Report.Megabytes, "set", size);
        var comparison = rows[^1].Comparison;
        report.Note(string.Create(CultureInfo.InvariantCulture, $"One interchange of {bytes.Length / 1e6:N1} MB, {size:N0} bytes and {notices.Sum(a => a.Lines.Count) / Sets} lines a set."));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"The records of a set keep {retained:N0} bytes; {(comparison.Subject.Allocated * size) - retained:N0} more are allocated while it is read."));
        report.Note("Limit: IndexOfAny over the delimiters of the same bytes.");
        report.Note(GcModes.Note);
        report.Note(await LongAsync());
    }

    /// <summary>In this process, however it collects garbage.</summary>
    public static Task<Comparison> CompareAsync()
    {
        var bytes = ShipNotices.Whole(Sets);
        return Harness.CompareAsync(
            new Side(bytes.Length, () => () => CountAsync(new MemoryStream(bytes))),
            Side.Repeat(LimitPasses, bytes.Length, () => Split(bytes)));
    }

    /// <summary>What the records of a set hold in memory when all are kept. They must be read whole and clean.</summary>
    private static async Task<(List<Asn> Notices, double Bytes)> RetainedAsync(byte[] bytes)
    {
        var notices = new List<Asn>(Sets);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var complete = false;
        await foreach (var part in AsnReader.ReadAsync(new MemoryStream(bytes), CancellationToken.None))
        {
            if (part is AsnPart.Notice notice) notices.Add(notice.Asn);
            complete |= part is AsnPart.InterchangeEnd { IsComplete: true, Diagnostics.Count: 0 };
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        if (!complete || notices.Count != Sets || notices.Exists(a => a.Diagnostics.Count > 0))
        {
            throw new InvalidOperationException("The generated interchange is not read whole and clean.");
        }

        return (notices, (double)(after - before) / Sets);
    }

    private static async Task<int> CountAsync(Stream stream)
    {
        var lines = 0;
        await foreach (var part in AsnReader.ReadAsync(stream, CancellationToken.None))
        {
            if (part is AsnPart.Notice notice) lines += notice.Asn.Lines.Count;
        }

        return lines;
    }

    /// <summary>An input of half a gigabyte that is never in memory as a whole: what is, at most.</summary>
    private static async Task<string> LongAsync()
    {
        const int Every = 5000;
        var stream = new ShipNotices(SetsOfLong);
        var (sets, live) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var part in AsnReader.ReadAsync(stream, CancellationToken.None))
        {
            if (part is AsnPart.Notice && ++sets % Every == 0) live = Math.Max(live, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"A stream of {stream.Position / 1e6:N0} MB, {sets:N0} sets: the managed heap grows by {live / 1e6:N1} MB at most.");
    }

    private static int Split(ReadOnlySpan<byte> bytes)
    {
        var parts = 0;
        for (int at; (at = bytes.IndexOfAny(Delimiters)) >= 0; parts++) bytes = bytes[(at + 1)..];
        return parts;
    }
}
