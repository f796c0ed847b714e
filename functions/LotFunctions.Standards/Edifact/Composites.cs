using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Composite data elements as text.</summary>
internal static class Composites
{
    /// <summary>A composite as the standard writes it, with colons, whatever separates its components here; null when it is empty.</summary>
    public static string? WithColons(in Segment segment, int element, EdiDelimiters delimiters)
    {
        var text = segment.TextOrNull(element);
        return delimiters.Component == ':' ? text : text?.Replace((char)delimiters.Component, ':');
    }
}
