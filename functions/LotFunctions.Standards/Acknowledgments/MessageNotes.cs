using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>What is wrong with a service segment: elements 0085, 0135 (0013) and S011.</summary>
/// <param name="Tag">Null where it is not known which segment it is.</param>
/// <param name="Element">0098: the tag is 1, so that the first element is 2.</param>
/// <param name="Component">0104.</param>
internal sealed record ServiceNote(string Code, string? Tag = null, int? Element = null, int? Component = null)
{
    /// <summary>The first error, else the first warning, of those that the level reports itself; null where there is none.</summary>
    /// <param name="tags">The service segments of the level.</param>
    public static ServiceNote? Of(IEnumerable<Diagnostic> diagnostics, ReportLevel level, params string[] tags)
    {
        Diagnostic? found = null;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error) return Make(diagnostic, level, tags);
            if (EdifactErrors.IsNoted(diagnostic)) found ??= diagnostic;
        }

        return found is null ? null : Make(found, level, tags);
    }

    private static ServiceNote Make(Diagnostic diagnostic, ReportLevel level, string[] tags)
    {
        var error = EdifactErrors.Of(diagnostic.Code);
        var code = EdifactErrors.At(level, error.Code);
        var tag = error.Trailer ?? diagnostic.Position?.SegmentId;
        if (tag is null || !tags.Contains(tag)) return new ServiceNote(code);
        // The place is that of another segment where a trailer is missing.
        return diagnostic.Position is { Element: { } element } at && at.SegmentId == tag ? new ServiceNote(code, tag, element + 1, at.Component) : new ServiceNote(code, tag);
    }
}

/// <summary>The diagnostics of a message, as UCM, UCS and UCD say them.</summary>
internal sealed class MessageNotes
{
    private const int MostSegments = 999;
    private const int MostElements = 99;

    private readonly SortedDictionary<int, Draft> _segments = [];

    private MessageNotes(MessageReport message)
    {
        var own = new List<Diagnostic>();
        foreach (var diagnostic in message.Diagnostics)
        {
            // Of a message that was taken, its contents are not talked of.
            if (!EdifactErrors.IsNoted(diagnostic)) continue;
            var error = EdifactErrors.Of(diagnostic.Code);
            var inside = diagnostic.Position is { SegmentId: not ("UNH" or "UNT") } at && message.Header.Position is { } header && at.Segment >= header.Segment;
            if (error.Trailer is null && (inside || error.Missing)) Place(diagnostic, error, message);
            else own.Add(diagnostic);
        }

        Service = ServiceNote.Of(own, ReportLevel.Message, "UNH", "UNT");
        // UNH S009 is its second element, the message type its first component.
        if (Service is null && !message.IsShipNotice) Service = new ServiceNote("14", "UNH", 3, 1);
    }

    /// <summary>Of UNH and UNT, or of the message as a whole.</summary>
    public ServiceNote? Service { get; }

    /// <summary>By element 0096, where UNH is 1, with 0085 of the whole segment and the elements.</summary>
    public IEnumerable<KeyValuePair<int, Draft>> Segments => _segments.Take(MostSegments);

    public static MessageNotes Of(MessageReport message) => new(message);

    private void Place(Diagnostic diagnostic, EdifactError error, MessageReport message)
    {
        if (message.Accepted || diagnostic.Position is not { } at || message.Header.Position is not { } header || at.Segment < header.Segment) return;
        var position = at.Segment - header.Segment + 1;
        if (!_segments.TryGetValue(position, out var draft)) _segments.Add(position, draft = new Draft());
        if (!error.Missing && (at.Element ?? error.At) is { } element)
        {
            var note = (element + 1, at.Component, EdifactErrors.At(ReportLevel.Element, error.Code));
            if (draft.Elements.Count < MostElements && !draft.Elements.Contains(note)) draft.Elements.Add(note);
        }
        else
        {
            // One code for each segment; an error comes before a warning that stands before it.
            if (draft.Code is null || diagnostic.Severity == DiagnosticSeverity.Error) draft.Code = EdifactErrors.At(ReportLevel.Segment, error.Code);
        }
    }

    internal sealed class Draft
    {
        public string? Code { get; set; }

        public List<(int Element, int? Component, string Code)> Elements { get; } = [];
    }
}
