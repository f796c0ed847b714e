namespace LotFunctions.Core.Notices.Pdf;

/// <summary>The characters of a text that are set: without marks that nobody sees, every kind of blank as a blank.</summary>
internal readonly ref struct TextRunes
{
    private readonly ReadOnlySpan<char> text;

    private TextRunes(ReadOnlySpan<char> text) => this.text = text;

    public static TextRunes Of(ReadOnlySpan<char> text) => new(text);

    public Enumerator GetEnumerator() => new(text);

    public ref struct Enumerator(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int at;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (at < text.Length)
            {
                int rune = text[at++];
                if (rune is >= ' ' and < 0x7F)
                {
                    Current = rune;
                    return true;
                }

                if (char.IsHighSurrogate((char)rune) && at < text.Length && char.IsLowSurrogate(text[at])) rune = char.ConvertToUtf32((char)rune, text[at++]);
                if (IsUnseen(rune)) continue;
                Current = rune <= ' ' || (rune <= char.MaxValue && char.IsWhiteSpace((char)rune)) ? ' ' : rune;
                return true;
            }

            return false;
        }

        // Soft hyphen, joiners and directions, variation selectors, byte order mark.
        private static bool IsUnseen(int rune) =>
            rune is 0xAD or (>= 0x7F and < 0xA0) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069)
                or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF;
    }
}
