using System.Buffers.Binary;
using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>A TrueType font file (ISO/IEC 14496-22) with outlines in <c>glyf</c>: what is needed to set text in it and to embed a part of it.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int At, int Length)> tables = [];
    private readonly ushort[] glyphs = new ushort[char.MaxValue + 1];
    private readonly Dictionary<int, ushort> beyond = [];
    private readonly ushort[] advances;
    private readonly int[] places;

    public TrueTypeFont(string name, byte[] data)
    {
        Name = name;
        this.data = data;
        for (int i = 0, count = Word(4); i < count; i++)
        {
            var entry = 12 + (i * 16);
            tables[Encoding.ASCII.GetString(data, entry, 4)] = (Long(entry + 8), Long(entry + 12));
        }

        var head = tables["head"].At;
        UnitsPerEm = Word(head + 18);
        Box = [Scaled(Signed(head + 36)), Scaled(Signed(head + 38)), Scaled(Signed(head + 40)), Scaled(Signed(head + 42))];
        var hhea = tables["hhea"].At;
        (Ascent, Descent) = (Scaled(Signed(hhea + 4)), Scaled(Signed(hhea + 6)));
        GlyphCount = Word(tables["maxp"].At + 4);
        advances = Advances(Word(hhea + 34));
        places = Places(Word(head + 50) == 1);
        ReadCharacters();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>In thousandths of an em, as all measures here.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int[] Box { get; }

    /// <summary>0 for a character that the font does not have.</summary>
    public ushort GlyphOf(int rune) => rune <= char.MaxValue ? glyphs[rune] : beyond.GetValueOrDefault(rune);

    public int WidthOf(ushort glyph) => advances[glyph];

    public ReadOnlySpan<byte> Table(string name) =>
        tables.TryGetValue(name, out var table) ? data.AsSpan(table.At, table.Length) : [];

    public ReadOnlySpan<byte> Outline(int glyph) => data.AsSpan(tables["glyf"].At + places[glyph], places[glyph + 1] - places[glyph]);

    /// <summary>Advance and left side bearing as the file has them, in font units.</summary>
    public (ushort Advance, short Bearing) MetricOf(int glyph)
    {
        var (at, metrics) = (tables["hmtx"].At, Word(tables["hhea"].At + 34));
        var last = Math.Min(glyph, metrics - 1);
        return ((ushort)Word(at + (last * 4)), (short)Signed(glyph < metrics ? at + (glyph * 4) + 2 : at + (metrics * 4) + ((glyph - metrics) * 2)));
    }

    private ushort[] Advances(int metrics)
    {
        var (at, widths) = (tables["hmtx"].At, new ushort[GlyphCount]);
        for (var i = 0; i < widths.Length; i++) widths[i] = (ushort)Scaled(Word(at + (Math.Min(i, metrics - 1) * 4)));
        return widths;
    }

    private int[] Places(bool wide)
    {
        var (at, offsets) = (tables["loca"].At, new int[GlyphCount + 1]);
        for (var i = 0; i < offsets.Length; i++) offsets[i] = wide ? Long(at + (i * 4)) : Word(at + (i * 2)) * 2;
        return offsets;
    }

    // Formats 4 (two bytes) and 12 (four) are what fonts for Unicode have.
    private void ReadCharacters()
    {
        var cmap = tables["cmap"].At;
        for (int i = 0, count = Word(cmap + 2); i < count; i++)
        {
            var (platform, encoding, at) = (Word(cmap + 4 + (i * 8)), Word(cmap + 6 + (i * 8)), cmap + Long(cmap + 8 + (i * 8)));
            if (platform is not (0 or 3) || (platform == 3 && encoding is not (1 or 10))) continue;
            if (Word(at) == 4) ReadSegments(at);
            else if (Word(at) == 12) ReadGroups(at);
        }
    }

    private void ReadSegments(int at)
    {
        var doubled = Word(at + 6);
        for (var s = 0; s < doubled; s += 2)
        {
            var (last, first) = (Word(at + 14 + s), Word(at + 16 + doubled + s));
            var (delta, range) = (Word(at + 16 + (2 * doubled) + s), Word(at + 16 + (3 * doubled) + s));
            for (var c = first; c <= last && c < char.MaxValue; c++)
            {
                var glyph = range == 0 ? c : Word(at + 16 + (3 * doubled) + s + range + (2 * (c - first)));
                if (glyph != 0 || range == 0) glyphs[c] = (ushort)((glyph + delta) & 0xFFFF);
            }
        }
    }

    private void ReadGroups(int at)
    {
        for (int g = 0, count = Long(at + 12); g < count; g++)
        {
            var entry = at + 16 + (g * 12);
            var (first, last, glyph) = (Long(entry), Long(entry + 4), Long(entry + 8));
            for (var c = first; c <= last; c++)
            {
                if (c <= char.MaxValue) glyphs[c] = (ushort)(glyph + c - first);
                else beyond[c] = (ushort)(glyph + c - first);
            }
        }
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    private int Long(int at) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
}
