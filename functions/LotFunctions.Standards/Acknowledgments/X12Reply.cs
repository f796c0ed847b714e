using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The interchange back to the sender: TA1, then the functional groups FA with the 997 and 999, then the groups AG with the 824.
/// Received groups of one sender, receiver and version are answered in one group.
/// </summary>
internal sealed class X12Reply : IReply
{
    private readonly InterchangeReport _report;
    private readonly InterchangeHeader _header;
    private readonly InterchangeNote? _note;
    private readonly List<(GroupHeader Key, bool Implementation, List<GroupReport> Groups)> _functional = [];
    private readonly List<(GroupHeader Key, List<(AdvisedMessage Message, GroupHeader Group)> Advised)> _advice = [];

    private X12Reply(InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice)
    {
        _report = report;
        _header = HeaderOf(report.Header, X12Marks.For(report.Header, advice));
        var known = new Dictionary<string, GroupHeader>(StringComparer.Ordinal);
        foreach (var group in report.Groups)
        {
            if (group.Header is not { } header) continue;
            known.TryAdd(header.ControlNumber, header);
            if (!group.IsAnswer) Answer(group, header);
        }

        var advised = AdvisedMessage.Of(advice);
        foreach (var message in advised) Advise(message, known);
        var acknowledged = report.Groups.Where(static g => !g.IsAnswer).ToList();
        _note = InterchangeNote.Of(report);
        var envelopes = report.Diagnostics.Concat(acknowledged.SelectMany(static g => g.Diagnostics)).ToList();
        var noted = envelopes.Count > 0 || acknowledged.Exists(static g => g.Messages.Any(static m => m.Diagnostics.Any(SetNotes.IsNoted)));
        Outcome = Verdict.Of(acknowledged.SelectMany(static g => g.Messages), advised, envelopes, noted);
    }

    public AcknowledgmentOutcome Outcome { get; }

    public IReadOnlyList<string> Messages =>
    [
        .. _note is null ? [] : new[] { "TA1" }, .. _functional.Select(static f => f.Implementation ? "999" : "997").Distinct(),
        .. _advice.Count == 0 ? [] : new[] { "824" },
    ];

    public int NumbersNeeded => 1 + _functional.Count + _advice.Count;

    public static X12Reply? Of(InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice)
    {
        if (report.IsAnswer || !CanWrite(report.Header.Sender) || !CanWrite(report.Header.Receiver)) return null;
        var reply = new X12Reply(report, advice);
        return reply.Messages.Count == 0 ? null : reply;
    }

    public string Write(IBufferWriter<byte> output, IReadOnlyList<long> numbers, DateTimeOffset at)
    {
        var delimiters = _header.Delimiters!.Value;
        var writer = new X12Writer(output, delimiters);
        var texts = new X12Texts(delimiters);
        var minute = new DateTime(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0);
        var number = Number(numbers[0]).ToString("D9", CultureInfo.InvariantCulture);
        X12Envelopes.Isa(writer, _header with { ControlNumber = number, PreparedAt = minute }, delimiters);
        _note?.Write(writer, _report.Header, minute);

        var next = 1;
        foreach (var (key, implementation, groups) in _functional)
        {
            var header = Open(writer, "FA", key, implementation ? key.Version![..6] : key.Version, numbers[next++], minute);
            for (var i = 0; i < groups.Count; i++) FunctionalAcknowledgment.Write(writer, texts, delimiters, groups[i], implementation, Ordinal(i));
            Close(writer, groups.Count, header);
        }

        foreach (var (key, advised) in _advice)
        {
            var header = Open(writer, "AG", key, key.Version, numbers[next++], minute);
            for (var i = 0; i < advised.Count; i++) ApplicationAdviceSet.Write(writer, texts, advised[i].Message, advised[i].Group, $"{number}{Ordinal(i)}", Ordinal(i), minute);
            Close(writer, advised.Count, header);
        }

        writer.Write("IEA", (NumbersNeeded - 1).ToString(CultureInfo.InvariantCulture), number);
        return number;
    }

    private GroupHeader Open(X12Writer writer, string functionalId, GroupHeader received, string? version, long number, DateTime minute)
    {
        var texts = new X12Texts(_header.Delimiters!.Value);
        var header = new GroupHeader
        {
            FunctionalId = functionalId,
            Sender = texts.Fit(received.Receiver, 15) ?? _header.Sender!.Id,
            Receiver = texts.Fit(received.Sender, 15) ?? _header.Receiver!.Id,
            ControlNumber = Number(number).ToString(CultureInfo.InvariantCulture),
            Agency = received.Agency is "T" ? "T" : "X",
            Version = texts.Fit(version, 12) ?? "004010",
        };
        X12Envelopes.Gs(writer, header, minute);
        return header;
    }

    private static void Close(X12Writer writer, int sets, GroupHeader header) =>
        writer.Write("GE", sets.ToString(CultureInfo.InvariantCulture), header.ControlNumber);

    // ST02 is unique within its group.
    private static string Ordinal(int index) => (index + 1).ToString("D4", CultureInfo.InvariantCulture);

    // ISA13 and GS06 have room for nine digits.
    private static long Number(long number) => ((number - 1) % 999_999_999) + 1;

    private void Answer(GroupReport group, GroupHeader header)
    {
        var implementation = FunctionalAcknowledgment.NamesImplementation(group, header);
        if (_functional.Count == 0 || _functional[^1].Implementation != implementation || !IsAlike(_functional[^1].Key, header)) _functional.Add((header, implementation, []));
        _functional[^1].Groups.Add(group);
    }

    private void Advise(AdvisedMessage message, Dictionary<string, GroupHeader> known)
    {
        if (message.GroupControlNumber is not { } number || !known.TryGetValue(number, out var group))
        {
            // The set stood outside of any group; what the first one says of the partners holds for it too.
            group = known.Values.FirstOrDefault() ?? new GroupHeader { FunctionalId = "SH", ControlNumber = "" };
            group = group with { ControlNumber = message.GroupControlNumber ?? "" };
        }

        if (_advice.Count == 0 || !IsAlike(_advice[^1].Key, group)) _advice.Add((group, []));
        _advice[^1].Advised.Add((message, group));
    }

    private static bool IsAlike(GroupHeader left, GroupHeader right) =>
        (left.Sender, left.Receiver, left.Agency, left.Version) == (right.Sender, right.Receiver, right.Agency, right.Version);

    private static bool CanWrite(EdiParty? party) =>
        party is { Id.Length: > 0 and <= 15, Qualifier.Length: <= 2 } && !party.Id.AsSpan().ContainsAnyExceptInRange(' ', '~') && party.Id.Trim(' ') == party.Id
        && !party.Qualifier.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static InterchangeHeader HeaderOf(InterchangeHeader received, EdiDelimiters delimiters) => received with
    {
        Sender = received.Receiver,
        Receiver = received.Sender,
        Version = X12Marks.VersionOf(received),
        // An acknowledgment asks for none (X12.5).
        AcknowledgmentRequested = false,
        Delimiters = delimiters,
        Position = null,
    };
}
