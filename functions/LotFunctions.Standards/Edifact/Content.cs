using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>What the readers of one message share: how its bytes become text, and where to say what is wrong with them.</summary>
internal sealed class Content(EdiDelimiters delimiters, EdiText text)
{
    public EdiDelimiters Delimiters { get; } = delimiters;

    /// <summary>Of the message at hand.</summary>
    public DiagnosticList Diagnostics { get; } = [];

    /// <summary>UNH 0057 names an EANCOM subset.</summary>
    public bool IsEancom { get; set; }

    /// <summary>The components of an element, of its first occurrence where it is repeated.</summary>
    public Composite Open(ReadOnlySpan<byte> element) => new(Composite.Occurrence(ref element, Delimiters), Delimiters);

    public string Text(ReadOnlySpan<byte> bytes) => text.Read(bytes, Delimiters.Release);

    public string? TextOrNull(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Text(bytes);

    /// <summary>A code in upper case.</summary>
    public string Code(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is >= (byte)'a' and <= (byte)'z') return Text(bytes).ToUpperInvariant();
        }

        return Text(bytes);
    }

    public void Error(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Error(code, message, segment.Position(element, component));

    public void Warning(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Warning(code, message, segment.Position(element, component));
}
