using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>What the readers of one message share: how its bytes become text, and where to say what is wrong with them.</summary>
internal sealed class Content(EdiDelimiters delimiters, EdiText text)
{
    private readonly Dictionary<int, string> _codes = [];

    public EdiDelimiters Delimiters { get; } = delimiters;

    public DiagnosticList Diagnostics { get; set; } = [];

    /// <summary>UNH 0057 names an EANCOM subset.</summary>
    public bool IsEancom { get; set; }

    /// <summary>The components of an element, of its first occurrence where it is repeated.</summary>
    public Composite Open(ReadOnlySpan<byte> element) => new(Composite.Occurrence(ref element, Delimiters), Delimiters);

    public string Text(ReadOnlySpan<byte> bytes) => text.Read(bytes, Delimiters.Release);

    public string? TextOrNull(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Text(bytes);

    /// <summary>A code in upper case; those of up to three characters are the same text each time.</summary>
    public string Code(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return string.Empty;
        if (bytes.Length > 3) return Text(bytes).ToUpperInvariant();
        var key = 0;
        foreach (var b in bytes) key = (key << 8) | b;
        if (_codes.TryGetValue(key, out var code)) return code;
        code = Text(bytes).ToUpperInvariant();
        if (_codes.Count < 1000) _codes.Add(key, code);
        return code;
    }

    public void Error(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Error(code, message, segment.Position(element, component));

    public void Warning(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Warning(code, message, segment.Position(element, component));
}
