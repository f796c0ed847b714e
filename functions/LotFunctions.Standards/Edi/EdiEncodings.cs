using System.Text;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// The encodings in which a delimiter's byte is not a delimiter, so that the text has to be put into UTF-8 before anything cuts
/// it: UTF-16 (UNOY; also the export of many a desktop program, in any syntax), and the code extension of ISO 2022 (UNOX of
/// ISO 9735-1, annex A), whose two-byte characters are made of the letters and signs of ASCII.
/// </summary>
public static class EdiEncodings
{
    private const byte Escape = 0x1B;

    /// <summary>UTF-16, by its mark or by the NUL beside each of the first characters; null for anything else.</summary>
    /// <param name="first">The first bytes.</param>
    public static Encoding? Utf16(ReadOnlySpan<byte> first) => first switch
    {
        [0xFF, 0xFE, ..] or [> 0 and < 0x80, 0, > 0 and < 0x80, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, > 0 and < 0x80, 0, > 0 and < 0x80, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>An interchange whose UNB declares code extension. Many say so and send plain text: see <see cref="Iso2022Async"/>.</summary>
    /// <param name="first">The first bytes.</param>
    public static bool DeclaresCodeExtension(ReadOnlySpan<byte> first)
    {
        var header = first.IndexOf("UNB"u8);
        return header >= 0 && first.Length >= header + 8 && Ascii.EqualsIgnoreCase(first.Slice(header + 4, 4), "UNOX"u8);
    }

    /// <summary>
    /// The encoding that an escape sequence calls for: Korean (ISO 2022-KR), simplified Chinese (ISO 2022-CN), else Japanese
    /// (ISO 2022-JP, JIS X 0208 and kana). Null without one, and with a byte of eight bits: such text is as plain as any.
    /// </summary>
    /// <param name="all">All bytes, in their order.</param>
    public static async Task<Encoding?> Iso2022Async(Stream all, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        Encoding? found = null;
        while (await all.ReadAsync(buffer.AsMemory(kept), cancellationToken) is > 0 and var read)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (!Ascii.IsValid(filled)) return null;
            found ??= Called(filled);
            // A sequence may begin in this piece and end in the next.
            kept = Math.Min(3, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return found;
    }

    private static Encoding? Called(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf(Escape) is >= 0 and var at)
        {
            bytes = bytes[(at + 1)..];
            var page = bytes switch
            {
                [(byte)'$', (byte)')', (byte)'C', ..] => 50225,
                [(byte)'$', (byte)')', (byte)'A', ..] => 50227,
                [(byte)'$', (byte)'@' or (byte)'B', ..] or [(byte)'(', (byte)'I' or (byte)'J', ..] => 50222,
                _ => 0,
            };
            if (page > 0) return CodePagesEncodingProvider.Instance.GetEncoding(page);
        }

        return null;
    }
}
