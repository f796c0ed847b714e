using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>What the readers of one message share: how its bytes become text, and where to say what is wrong with them.</summary>
internal sealed class Content(EdiDelimiters delimiters, EdiText text)
{
    private byte? _release;

    public EdiDelimiters Delimiters { get; } = delimiters;

    /// <summary>Of the message at hand.</summary>
    public DiagnosticList Diagnostics { get; } = [];

    /// <summary>UNH 0057 names an EANCOM subset.</summary>
    public bool IsEancom { get; set; }

    /// <summary>Elements may occur several times in one segment.</summary>
    public bool Repeats { get; } = delimiters.Repetition is not null;

    /// <summary>The segment at hand has release characters.</summary>
    public bool IsReleased => _release is not null;

    /// <summary>The components of an element, of its first occurrence where it is repeated.</summary>
    public Composite Open(in Segment segment, int element)
    {
        if (!Repeats) return segment.Open(element);
        new Occurrences(segment, element, Delimiters).Next(out var first);
        return first;
    }

    /// <summary>The segment at hand: what is read is of this one.</summary>
    public void Begin(in Segment segment) => _release = segment.Release;

    public string Text(ReadOnlySpan<byte> bytes) => text.Read(bytes, _release);

    /// <summary>The text of what hardly comes a second time, such as a lot.</summary>
    public string Once(ReadOnlySpan<byte> bytes) => _release is null ? text.Once(bytes) : Text(bytes);

    public string? TextOrNull(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Text(bytes);

    /// <summary>A code in upper case, as <see cref="EdiCode"/> has it.</summary>
    public uint Number(ReadOnlySpan<byte> code) => EdiCode.Upper(_release is null || code.IsEmpty ? code : Encoding.UTF8.GetBytes(Text(code)));

    /// <summary>A code in upper case.</summary>
    public string Code(ReadOnlySpan<byte> bytes)
    {
        var code = Text(bytes);
        foreach (var c in code)
        {
            if (c is >= 'a' and <= 'z') return code.ToUpperInvariant();
        }

        return code;
    }

    public void Error(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Error(code, message, segment.Position(element, component));

    public void Warning(string code, string message, in Segment segment, int? element = null, int? component = null) =>
        Diagnostics.Warning(code, message, segment.Position(element, component));
}
