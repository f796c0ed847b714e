using System.Buffers;
using System.Text;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// Values as a syntax identifier (0001) can carry them: what its characters do not have becomes a question mark. Delimiters get
/// a release character where they are written; without one they become spaces here.
/// </summary>
internal sealed class EdifactTexts
{
    private static readonly SearchValues<char> LevelA = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/='+:?!\"%&*;<>");
    private static readonly SearchValues<char> LevelB =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-()/='+:?!\"%&*;<>#@[]{}\\|^~`$_");

    private readonly bool _upper;
    private readonly SearchValues<char>? _repertoire;
    private readonly Encoding _lossy;
    private readonly char[] _marks;

    public EdifactTexts(string syntax, EdiDelimiters delimiters)
    {
        _upper = syntax == "UNOA";
        _repertoire = syntax switch { "UNOA" => LevelA, "UNOB" => LevelB, _ => null };
        _lossy = (Encoding)EdifactCharset.Of(syntax).Encoding.Clone();
        _lossy.EncoderFallback = new EncoderReplacementFallback("?");
        _marks = delimiters.Release is not null
            ? []
            : [(char)delimiters.Element, (char)delimiters.Component, (char)delimiters.Terminator, (char)(delimiters.Repetition ?? delimiters.Element)];
    }

    /// <summary>Without spaces around it; null when nothing is left.</summary>
    /// <param name="most">The maximum length of the element; what is beyond it is left out.</param>
    public string? Fit(string? text, int most)
    {
        if (text is null) return null;
        var fitted = _upper ? text.ToUpperInvariant() : text;
        if (_repertoire is null && !Ascii.IsValid(fitted)) fitted = _lossy.GetString(_lossy.GetBytes(fitted));
        if (NeedsCare(fitted)) fitted = string.Create(fitted.Length, (fitted, this), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from.Item2.Care(from.fitted[i]);
        });
        fitted = fitted.Trim(' ');
        if (fitted.Length > most) fitted = fitted[..(char.IsHighSurrogate(fitted[most - 1]) ? most - 1 : most)].TrimEnd(' ');
        return fitted.Length == 0 ? null : fitted;
    }

    private bool NeedsCare(string text)
    {
        foreach (var c in text) if (Care(c) != c) return true;
        return false;
    }

    private char Care(char c) =>
        char.IsControl(c) || Array.IndexOf(_marks, c) >= 0 ? ' '
        : _repertoire is not null && !_repertoire.Contains(c) ? Care('?')
        : c;
}
