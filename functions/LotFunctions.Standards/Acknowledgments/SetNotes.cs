using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>A segment in error.</summary>
/// <param name="Tag">Element 721.</param>
/// <param name="Position">Element 719: the header of the set is 1.</param>
/// <param name="Codes">Element 720, each once, at most five.</param>
internal sealed record SegmentNote(string Tag, int Position, IReadOnlyList<string> Codes, IReadOnlyList<ElementNote> Elements);

/// <param name="Element">Element 722.</param>
/// <param name="Component">Element 1528.</param>
/// <param name="Code">Element 723.</param>
internal readonly record struct ElementNote(int Element, int? Component, string Code);

/// <summary>The diagnostics of a transaction set, as the loops AK3 and AK4 and the codes of AK5 say them.</summary>
internal sealed class SetNotes
{
    private const int MostCodes = 5;
    private const int MostElements = 99;

    private readonly SortedDictionary<(int Position, string Tag), Draft> _segments = [];
    private readonly List<string> _codes = [];

    private SetNotes(MessageReport message)
    {
        foreach (var diagnostic in message.Diagnostics)
        {
            if (IsNoted(diagnostic)) Take(diagnostic, message.Header.Position);
        }

        if (!message.IsShipNotice && _codes.Count == 0) Add(_codes, "1");
        if (message.Header.ControlNumber.Length == 0) Add(_codes, "7");
        if (message.Header.Type.Length == 0) Add(_codes, "6");
    }

    /// <summary>Element 718, each once, at most five.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>In the order of the set.</summary>
    public IEnumerable<SegmentNote> Segments => _segments.Select(static s => new SegmentNote(
        s.Key.Tag, s.Key.Position, s.Value.Codes, [.. s.Value.Elements.OrderBy(static e => (e.Element, e.Component))]));

    public static SetNotes Of(MessageReport message) => new(message);

    /// <summary>An error always; a warning where it concerns the syntax.</summary>
    public static bool IsNoted(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || !X12Errors.OfSet(diagnostic.Code).Content;

    private void Take(Diagnostic diagnostic, EdiPosition? header)
    {
        var error = X12Errors.OfSet(diagnostic.Code);
        var at = diagnostic.Position;
        // ST and SE are the set itself: AK5 tells what is wrong with them.
        if (at?.SegmentId is "ST" or "SE" && error.Missing is null)
        {
            Add(_codes, (error.Set, at.SegmentId, at.Element) switch
            {
                ("5", "ST", 1) => "6",
                ("5", "ST", 2) => "7",
                ("5", "SE", 1) => "4",
                ("5", "SE", 2) => "3",
                _ => error.Set,
            });
            return;
        }

        Add(_codes, error.Set);
        if (error.Segment is not null && at is not null && header is not null && at.Segment >= header.Segment) Place(error, at, at.Segment - header.Segment + 1);
    }

    private void Place(X12SetError error, EdiPosition at, int position)
    {
        if (error.Missing is { } missing)
        {
            // It should stand behind the segment that is named.
            Segment(missing, position + 1, error.Segment!);
            return;
        }

        if (!IsTag(at.SegmentId)) return;
        var segment = Segment(at.SegmentId!, position, error.Segment!);
        if (error.Element is { } code && (at.Element ?? error.At) is { } element && element <= MostElements && segment.Elements.Count < MostElements)
        {
            var note = new ElementNote(element, at.Component, code);
            if (!segment.Elements.Contains(note)) segment.Elements.Add(note);
        }
    }

    private Draft Segment(string tag, int position, string code)
    {
        if (!_segments.TryGetValue((position, tag), out var draft)) _segments.Add((position, tag), draft = new Draft([], []));
        Add(draft.Codes, code);
        return draft;
    }

    private static bool IsTag(string? text) => text is { Length: 2 or 3 } && text.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static void Add(List<string> codes, string code)
    {
        if (codes.Count < MostCodes && !codes.Contains(code)) codes.Add(code);
    }

    private sealed record Draft(List<string> Codes, List<ElementNote> Elements);
}
