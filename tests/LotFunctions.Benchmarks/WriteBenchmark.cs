using System.Buffers;
using System.Globalization;
using LotFunctions.Local.Generate;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Benchmarks;

/// <summary>Writing ship notices in both syntaxes, against copying the bytes that come of it.</summary>
internal static class WriteBenchmark
{
    private const int Count = 1000;
    private const int LimitPasses = 200;

    public static async Task RunAsync(Report report)
    {
        Asn[] notices = [.. Enumerable.Range(1, Count).Select(NoticeSeries.Notice)];
        await AddAsync(report, "856", notices, static output => new ShipNoticeWriter(output));
        await AddAsync(report, "DESADV", notices, static output => new DesadvWriter(output));
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{Count:N0} ship notices, {notices.Sum(static n => n.Lines.Count):N0} lines, checked and written. Limit: a copy of the bytes."));
    }

    private static async Task AddAsync(Report report, string name, Asn[] notices, Func<IBufferWriter<byte>, IAsnWriter> create)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, notices, create);
        var bytes = output.WrittenSpan.ToArray();
        var copy = new byte[bytes.Length];
        var comparison = await Harness.CompareAsync(
            Side.Repeat(1, bytes.Length, () =>
            {
                output.ResetWrittenCount();
                Write(output, notices, create);
            }),
            Side.Repeat(LimitPasses, bytes.Length, () => bytes.CopyTo(copy.AsSpan())));
        report.Add($"{Count} {name}", comparison, Report.Megabytes, "notice", (double)bytes.Length / Count);
    }

    private static void Write(ArrayBufferWriter<byte> output, Asn[] notices, Func<IBufferWriter<byte>, IAsnWriter> create)
    {
        var writer = create(output);
        writer.Begin(new InterchangeHeader
        {
            Format = AsnFormat.X12,
            Sender = new EdiParty("ZZ", "ALDER"),
            Receiver = new EdiParty("ZZ", "WORKSNORTH"),
            ControlNumber = "000000001",
            Version = writer is DesadvWriter ? "UNOC:3" : "00401",
            PreparedAt = notices[0].PreparedAt,
        });
        if (writer is ShipNoticeWriter) writer.BeginGroup(new GroupHeader { FunctionalId = "SH", Sender = "ALDER", Receiver = "WORKSNORTH", ControlNumber = "1", Agency = "X", Version = "004010" });
        foreach (var notice in notices) writer.Write(notice);
        if (writer is ShipNoticeWriter) writer.EndGroup();
        writer.End();
    }
}
