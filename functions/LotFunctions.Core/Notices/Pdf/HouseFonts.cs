namespace LotFunctions.Core.Notices.Pdf;

/// <summary>
/// The fonts that are built in, read once: Noto Sans for Latin, Greek and Cyrillic, and for what it lacks Droid Sans Fallback,
/// mostly Chinese, Japanese and Korean.
/// </summary>
internal static class HouseFonts
{
    private static readonly Lazy<TrueTypeFont> RegularFont = new(() => Read("NotoSans-Regular"));
    private static readonly Lazy<TrueTypeFont> BoldFont = new(() => Read("NotoSans-Bold"));
    private static readonly Lazy<TrueTypeFont> FallbackFont = new(() => Read("DroidSansFallbackFull"));

    public static TrueTypeFont Fallback => FallbackFont.Value;

    public static TrueTypeFont Of(Face face) => (face == Face.Bold ? BoldFont : RegularFont).Value;

    /// <summary>The width of text in thousandths of its size.</summary>
    public static int Width(ReadOnlySpan<char> text, Face face)
    {
        var (font, width) = (Of(face), 0);
        foreach (var rune in TextRunes.Of(text))
        {
            var glyph = font.GlyphOf(rune);
            width += glyph != 0 ? font.WidthOf(glyph) : Fallback.GlyphOf(rune) is not 0 and var other ? Fallback.WidthOf(other) : font.WidthOf(0);
        }

        return width;
    }

    private static TrueTypeFont Read(string name) => new(name, BuiltInFiles.Font(name + ".ttf"));
}
