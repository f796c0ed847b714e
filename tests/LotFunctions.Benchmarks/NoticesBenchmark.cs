using System.Diagnostics;
using System.Globalization;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Benchmarks;

/// <summary>
/// Writing notices: each format against the notice's JSON, then a thousand notices in all four formats, four at a time, into a
/// store that only hashes them.
/// </summary>
internal static class NoticesBenchmark
{
    private const int Notices = 1000;
    private const int Lots = 117;
    private const int LinesALot = 5;
    private const int Lines = Lots * LinesALot;
    private const int AtOnce = 4;

    public static async Task RunAsync(Report report)
    {
        var notice = NoticeOf(0);
        foreach (var format in NoticeFormats.All)
        {
            using var output = new MemoryStream();
            var comparison = await Harness.CompareAsync(
                Side.Repeat(10, Lines, () =>
                {
                    output.SetLength(0);
                    format.Write(notice, output);
                }),
                Side.Repeat(50, Lines, () => CanonicalJson.Write(notice)));
            report.Add($"lines as {format.Extension}, {output.Length:N0} bytes a notice", comparison, Report.PerSecond, "line");
        }

        report.Note($"Notices of {Lines} lines; limit: their JSON.");
        report.Note(await WholeAsync());
    }

    private static async Task<string> WholeAsync()
    {
        GC.Collect();
        var (store, peak) = (new HashingBlobs(), 0L);
        var files = new NoticeFiles(store, NoticeFormats.All);
        var (processor, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Parallel.ForAsync(0, Notices, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellationToken) =>
        {
            await files.WriteAsync(NoticeOf(i), cancellationToken);
            if (i % 20 == 0) InterlockedMax(ref peak, Environment.WorkingSet);
        });
        var (seconds, used) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Notices:N0} notices, {Notices * Lines:N0} lines, four files each, {AtOnce} at a time: {seconds:N1} s by the clock, {used:N1} s of processor time, {Notices * Lines / seconds:N0} lines/s in all formats, {store.Bytes / 1e6:N0} MB written, {peak / 1e6:N0} MB of memory at most.");
    }

    private static void InterlockedMax(ref long most, long value)
    {
        long known;
        while ((known = Volatile.Read(ref most)) < value) Interlocked.CompareExchange(ref most, value, known);
    }

    private static NoticeDocument NoticeOf(int number)
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        return new NoticeDocument
        {
            RecallId = "R-20260302-0a1b2c3d",
            Version = 1,
            Kind = RecallKind.Recall,
            Class = RecallClass.I,
            Title = "Metal in flour",
            Reason = "Metal fragments were found.",
            Issuer = new NoticeIssuer("Alder Valley Foods", "1 Mill Lane\n12345 Milltown", "quality@alder.example"),
            Customer = new NoticeConsignee($"C-{number}", $"Kundin Nr. {number} Ελλάδα", null),
            Language = (number % 4) switch { 0 => "en", 1 => "de", 2 => "es", _ => "fr" },
            IssuedAt = at,
            AnswerBy = at.AddDays(3),
            AnswerUrl = $"https://recalls.alder.example/api/notices/{number:D43}",
            Products =
            [
                new NoticeProduct("09506000134352", "Bread flour 1 kg", true,
                [
                    .. Enumerable.Range(0, Lots).Select(l => new NoticeLot($"FLR-{l:D4}-A", TraceGrade.Definite, [new Quantity(LinesALot * 12.5m, "KGM")],
                    [
                        .. Enumerable.Range(0, LinesALot).Select(i => new NoticeLine(
                            $"SH-{(number * Lines) + (l * LinesALot) + i}", at.AddHours(-l), "340123450000000017", new Quantity(12.5m, "KGM"), TraceGrade.Definite)),
                    ])),
                ]),
            ],
        };
    }

    /// <summary>Keeps nothing.</summary>
    private sealed class HashingBlobs : IBlobStore
    {
        private long bytes;

        public long Bytes => bytes;

        public Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
        {
            Interlocked.Add(ref bytes, content.Length);
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.Span));
            return Task.FromResult(new BlobInfo(name, content.Length, hash, contentType));
        }

        public Task<BlobInfo> WriteAsync(string name, Stream content, string contentType, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<BlobInfo> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<BlobInfo?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult<BlobInfo?>(null);

        public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<BlobInfo> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
