using System.Buffers;
using System.Globalization;
using System.Text;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>An acknowledgment as the project's own scanner reads it, with every count in it checked.</summary>
internal sealed class Answer
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 13, 30, 0, TimeSpan.FromHours(1));

    private Answer(Acknowledgment acknowledgment, byte[] bytes, EdiDelimiters delimiters, List<string[]> segments) =>
        (Acknowledgment, Bytes, Delimiters, Segments) = (acknowledgment, bytes, delimiters, segments);

    public Acknowledgment Acknowledgment { get; }

    public byte[] Bytes { get; }

    public EdiDelimiters Delimiters { get; }

    /// <summary>Tag and elements, composites as written, without release characters.</summary>
    public List<string[]> Segments { get; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public static Answer To(InterchangeReport report, params ApplicationAdvice[] advice)
    {
        var acknowledgment = Acknowledgment.Of(report, advice);
        Assert.NotNull(acknowledgment);
        var output = new ArrayBufferWriter<byte>();
        acknowledgment.Write(output, [.. Enumerable.Range(41, acknowledgment.NumbersNeeded).Select(static n => (long)n)], Now);
        var bytes = output.WrittenSpan.ToArray();
        var delimiters = report.Header.Format == AsnFormat.X12
            ? new EdiDelimiters(bytes[3], bytes[104], null, bytes[105])
            : bytes.AsSpan().StartsWith("UNA"u8)
                ? new EdiDelimiters(bytes[4], bytes[3], bytes[7] == ' ' ? null : bytes[7], bytes[8], bytes[6] == ' ' ? null : bytes[6], bytes[5])
                : EdiDelimiters.Edifact;
        var answer = new Answer(acknowledgment, bytes, delimiters, Scan(bytes, delimiters));
        answer.Check(report.Header.Format == AsnFormat.X12);
        return answer;
    }

    public static Acknowledgment? Make(InterchangeReport report, params ApplicationAdvice[] advice) => Acknowledgment.Of(report, advice);

    /// <summary>The segments of one tag, joined with stars.</summary>
    public string[] All(string tag) => [.. Segments.Where(s => s[0] == tag).Select(static s => string.Join('*', s))];

    public string One(string tag) => Assert.Single(All(tag));

    /// <summary>The segments from the first of a tag on, until another one.</summary>
    public string[] Between(string from, string to) =>
        [.. Segments.SkipWhile(s => s[0] != from).TakeWhile(s => s[0] != to).Select(static s => string.Join('*', s))];

    private static List<string[]> Scan(ReadOnlySpan<byte> bytes, EdiDelimiters delimiters)
    {
        var scanner = new SegmentScanner(delimiters, new EdiText(), 0, 0);
        var segments = new List<string[]>();
        while (scanner.TryRead(bytes, final: true, out var segment))
        {
            Assert.True(segment.Terminated);
            var elements = new string[segment.Count + 1];
            elements[0] = segment.Id;
            for (var i = 1; i < elements.Length; i++) elements[i] = segment.Text(i);
            // An UNA is no segment, and neither is the one of the second interchange.
            if (!elements[0].StartsWith("UNA", StringComparison.Ordinal)) segments.Add(elements);
        }

        return segments;
    }

    private void Check(bool x12)
    {
        if (x12)
        {
            Assert.Equal(106, Array.IndexOf(Bytes, Delimiters.Terminator) + 1);
            Assert.Single(Segments, static s => s[0] == "ISA");
            Trailers("ISA", 13, "GS", "IEA");
            Trailers("GS", 6, "ST", "GE");
            Messages("ST", 2, "SE");
        }
        else
        {
            Trailers("UNB", 5, "UNH", "UNZ");
            Messages("UNH", 1, "UNT");
        }
    }

    private void Trailers(string header, int number, string counted, string trailer)
    {
        var (open, count) = ((string[]?)null, 0);
        foreach (var segment in Segments)
        {
            if (segment[0] == header) (open, count) = (segment, 0);
            if (segment[0] == counted) count++;
            if (segment[0] != trailer) continue;
            Assert.Equal([count.ToString(CultureInfo.InvariantCulture), open![number]], segment[1..]);
            open = null;
        }

        Assert.Null(open);
    }

    private void Messages(string header, int number, string trailer)
    {
        var start = -1;
        for (var i = 0; i < Segments.Count; i++)
        {
            if (Segments[i][0] == header) start = i;
            if (Segments[i][0] != trailer) continue;
            Assert.Equal([(i - start + 1).ToString(CultureInfo.InvariantCulture), Segments[start][number]], Segments[i][1..]);
            start = -1;
        }

        Assert.Equal(-1, start);
    }
}
