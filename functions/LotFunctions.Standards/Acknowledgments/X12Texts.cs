using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// Values as X12 can carry them. It has no escape and names no character set, so a delimiter becomes a space, and what is not
/// printable ASCII a question mark, or a space where that is a delimiter.
/// </summary>
internal sealed class X12Texts(EdiDelimiters delimiters)
{
    private readonly char[] _marks =
        [(char)delimiters.Element, (char)delimiters.Component, (char)delimiters.Terminator, (char)(delimiters.Repetition ?? delimiters.Element)];

    /// <summary>Without spaces around it; null when nothing is left.</summary>
    /// <param name="most">The maximum length of the element; what is beyond it is left out.</param>
    public string? Fit(string? text, int most)
    {
        if (text is null) return null;
        var fitted = text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.AsSpan().ContainsAny(_marks)
            ? string.Create(text.Length, (text, delimiters), static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = Printable(from.text[i], from.delimiters);
            })
            : text;
        fitted = fitted.Trim(' ');
        if (fitted.Length > most) fitted = fitted[..most].TrimEnd(' ');
        return fitted.Length == 0 ? null : fitted;
    }

    private static char Printable(char c, EdiDelimiters delimiters) =>
        c == delimiters.Element || c == delimiters.Component || c == delimiters.Terminator || c == delimiters.Repetition || char.IsControl(c) ? ' '
        : c is >= ' ' and <= '~' ? c
        : Printable('?', delimiters);
}
