using System.Buffers;
using System.Globalization;
using System.Text;

namespace LotFunctions.Standards.Edifact;

/// <summary>What a syntax identifier (0001) allows, and how it is encoded.</summary>
internal sealed class EdifactCharset
{
    private static readonly SearchValues<char> LevelA = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/='+:?!\"%&*;<>");
    private static readonly SearchValues<char> LevelB = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-()/='+:?!\"%&*;<>#@[]{}\\|^~`$_");

    private readonly string _name;
    private readonly SearchValues<char>? _repertoire;

    private EdifactCharset(string name, Encoding encoding, SearchValues<char>? repertoire)
    {
        _name = name;
        Encoding = encoding;
        _repertoire = repertoire;
    }

    public Encoding Encoding { get; }

    public static EdifactCharset Of(string syntax) => syntax switch
    {
        "UNOA" => new(syntax, Encoding.ASCII, LevelA),
        "UNOB" => new(syntax, Encoding.ASCII, LevelB),
        "UNOC" => new(syntax, Strict("iso-8859-1"), null),
        "UNOD" => new(syntax, Strict("iso-8859-2"), null),
        "UNOE" => new(syntax, Strict("iso-8859-5"), null),
        "UNOF" => new(syntax, Strict("iso-8859-7"), null),
        "UNOG" => new(syntax, Strict("iso-8859-3"), null),
        "UNOH" => new(syntax, Strict("iso-8859-4"), null),
        "UNOI" => new(syntax, Strict("iso-8859-6"), null),
        "UNOJ" => new(syntax, Strict("iso-8859-8"), null),
        "UNOK" => new(syntax, Strict("iso-8859-9"), null),
        _ => new(syntax, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), null),
    };

    /// <exception cref="ArgumentException">A character of the text cannot be written.</exception>
    public void Check(string text, string tag)
    {
        // Printable ASCII is in all of them but the first two.
        if (_repertoire is null && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return;
        var bad = _repertoire is null ? -1 : text.AsSpan().IndexOfAnyExcept(_repertoire);
        for (var i = 0; bad < 0 && i < text.Length; i++) if (char.IsControl(text[i])) bad = i;
        if (bad >= 0) throw new ArgumentException($"{tag}: '{text}' has the character U+{((int)text[bad]).ToString("X4", CultureInfo.InvariantCulture)}, which is not in {_name}.", nameof(text));

        if (_repertoire is not null) return;
        try
        {
            Encoding.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"{tag}: '{text}' has a character at {e.Index + 1} that is not in {_name}.", nameof(text), e);
        }
    }

    private static Encoding Strict(string name) =>
        name == "iso-8859-1"
            ? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
