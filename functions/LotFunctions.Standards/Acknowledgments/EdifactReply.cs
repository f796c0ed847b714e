using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The CONTRL in an interchange back to the sender, and behind it an interchange with the APERAK. They do not travel together:
/// an interchange of CONTRL alone is never acknowledged (ISO 9735-4), so two systems do not answer each other's answers for
/// ever; with other messages in it, it would be.
/// </summary>
internal sealed class EdifactReply : IReply
{
    private readonly InterchangeReport _report;
    private readonly IReadOnlyList<AdvisedMessage> _advised;
    private readonly EdiDelimiters _delimiters;
    private readonly string _syntax;
    private readonly int _version;

    private EdifactReply(InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice)
    {
        _report = report;
        _advised = AdvisedMessage.Of(advice);
        (_syntax, _version) = SyntaxOf(report.Header);
        _delimiters = EdifactMarks.For(report.Header, _version);
        var messages = report.Groups.SelectMany(static g => g.Messages).Where(static m => !m.IsAnswer).ToList();
        var envelopes = report.Diagnostics.Concat(report.Groups.SelectMany(static g => g.Diagnostics)).ToList();
        var noted = envelopes.Exists(EdifactErrors.IsNoted) || messages.Exists(static m => m.Diagnostics.Any(EdifactErrors.IsNoted));
        Outcome = Verdict.Of(messages, _advised, envelopes, noted);
    }

    public AcknowledgmentOutcome Outcome { get; }

    public IReadOnlyList<string> Messages => _advised.Count == 0 ? ["CONTRL"] : ["CONTRL", "APERAK"];

    public int NumbersNeeded => Messages.Count;

    /// <summary>Null also where the interchange has no control reference: a CONTRL must repeat it.</summary>
    public static EdifactReply? Of(InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice)
    {
        var header = report.Header;
        if (string.IsNullOrEmpty(header.ControlNumber)) return null;
        if (report.IsAnswer) return null;
        var reply = new EdifactReply(report, advice);
        var texts = new EdifactTexts(reply._syntax, reply._delimiters);
        return CanWrite(header.Sender, texts) && CanWrite(header.Receiver, texts) ? reply : null;
    }

    public string Write(IBufferWriter<byte> output, IReadOnlyList<long> numbers, DateTimeOffset at)
    {
        var texts = new EdifactTexts(_syntax, _delimiters);
        var first = Open(output, texts, numbers[0], at, out var reference);
        ControlMessage.Write(first, texts, _report, _version);
        Close(first, 1, reference);
        if (_advised.Count == 0) return reference;

        var second = Open(output, texts, numbers[1], at, out var behind);
        Close(second, ApplicationErrorMessage.Write(second, texts, _advised, _report, behind, at), behind);
        return reference;
    }

    private EdifactSegmentWriter Open(IBufferWriter<byte> output, EdifactTexts texts, long number, DateTimeOffset at, out string reference)
    {
        var writer = new EdifactSegmentWriter(output, _delimiters, _syntax);
        reference = number.ToString(CultureInfo.InvariantCulture);
        if (!EdifactMarks.AreUsual(_delimiters)) writer.Una();
        writer.Begin("UNB")
            .Add(_syntax, _version.ToString(CultureInfo.InvariantCulture))
            .Add(_report.Header.Receiver!.Id, texts.Fit(_report.Header.Receiver.Qualifier, 4))
            .Add(_report.Header.Sender!.Id, texts.Fit(_report.Header.Sender.Qualifier, 4))
            .Add(at.ToString(_version >= 4 ? "yyyyMMdd" : "yyMMdd", CultureInfo.InvariantCulture), at.ToString("HHmm", CultureInfo.InvariantCulture))
            .Add(reference);
        // 0035, the test indicator, is the eleventh element.
        if (_report.Header.IsTest) writer.Add().Add().Add().Add().Add().Add("1");
        writer.End();
        return writer;
    }

    private static void Close(EdifactSegmentWriter writer, int messages, string reference) =>
        writer.Begin("UNZ").Add(messages.ToString(CultureInfo.InvariantCulture)).Add(reference).End();

    private static bool CanWrite(EdiParty? party, EdifactTexts texts) => party is { Id.Length: > 0 and <= 35 } && texts.Fit(party.Id, 35) == party.Id;

    private static (string Syntax, int Version) SyntaxOf(InterchangeHeader header)
    {
        var parts = (header.Version ?? "").Split(':');
        var syntax = parts[0] is { Length: 4 } id && id.StartsWith("UNO", StringComparison.Ordinal) && id[3] is >= 'A' and <= 'L' or >= 'W' and <= 'Y' ? id : "UNOC";
        var version = parts.Length > 1 && parts[1] is [>= '1' and <= '4'] ? parts[1][0] - '0' : 3;
        return (syntax, version);
    }
}
