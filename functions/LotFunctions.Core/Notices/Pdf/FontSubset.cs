using System.Buffers.Binary;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>The characters of a font that one document uses, numbered from 1 in the order of their first use; 0 is the missing glyph.</summary>
internal sealed class FontSubset
{
    // Composite glyphs: flags of a component (ISO/IEC 14496-22, glyf).
    private const int WordArguments = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;

    private readonly ushort[]?[] pages = new ushort[256][];
    private readonly Dictionary<int, ushort> beyond = [];
    private readonly List<ushort> glyphs = [0];
    private readonly List<int> runes = [0xFFFD];

    public FontSubset(TrueTypeFont font) => Font = font;

    public TrueTypeFont Font { get; }

    /// <summary>The characters by their number.</summary>
    public IReadOnlyList<int> Runes => runes;

    public bool IsUsed => runes.Count > 1;

    public int WidthOf(int number) => Font.WidthOf(glyphs[number]);

    /// <summary>The number of a character, a new one at its first use.</summary>
    public ushort Use(int rune)
    {
        if (rune <= char.MaxValue)
        {
            var page = pages[rune >> 8] ??= new ushort[256];
            var known = page[rune & 0xFF];
            return known != 0 ? known : page[rune & 0xFF] = Add(rune);
        }

        return beyond.TryGetValue(rune, out var number) ? number : beyond[rune] = Add(rune);
    }

    /// <summary>A font file with just these glyphs, under their numbers (and what they are composed of behind them).</summary>
    public byte[] Build()
    {
        var all = new List<ushort>(glyphs);
        using var outlines = new MemoryStream();
        var places = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            places.Add((int)outlines.Length);
            outlines.Write(Renumbered(Font.Outline(all[i]).ToArray(), all));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        places.Add((int)outlines.Length);
        return File(
        [
            ("cvt ", Font.Table("cvt ").ToArray()), ("fpgm", Font.Table("fpgm").ToArray()), ("glyf", outlines.ToArray()), ("head", Head()),
            ("hhea", Changed("hhea", 34, all.Count)), ("hmtx", Metrics(all)), ("loca", Places(places)), ("maxp", Changed("maxp", 4, all.Count)),
            ("prep", Font.Table("prep").ToArray()),
        ]);
    }

    private ushort Add(int rune)
    {
        var glyph = Font.GlyphOf(rune);
        if (glyph == 0) return 0;
        glyphs.Add(glyph);
        runes.Add(rune);
        return (ushort)(glyphs.Count - 1);
    }

    private static byte[] Renumbered(byte[] outline, List<ushort> all)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return outline;
        int flags, at = 10;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            var number = all.LastIndexOf(part);
            if (number < 0)
            {
                number = all.Count;
                all.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & More) != 0);
        return outline;
    }

    private byte[] Head()
    {
        var head = Font.Table("head").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] Changed(string name, int at, int count)
    {
        var table = Font.Table(name).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)count);
        return table;
    }

    private byte[] Metrics(List<ushort> all)
    {
        var metrics = new byte[all.Count * 4];
        for (var i = 0; i < all.Count; i++)
        {
            var (advance, bearing) = Font.MetricOf(all[i]);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(i * 4), advance);
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((i * 4) + 2), bearing);
        }

        return metrics;
    }

    private static byte[] Places(List<int> places)
    {
        var table = new byte[places.Count * 4];
        for (var i = 0; i < places.Count; i++) BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(i * 4), places[i]);
        return table;
    }

    // Readers of PDF take no checksums; they are zero.
    private static byte[] File((string Name, byte[] Content)[] parts)
    {
        var tables = parts.Where(p => p.Content.Length > 0).ToList();
        var start = 12 + (tables.Count * 16);
        var file = new byte[start + tables.Sum(t => (t.Content.Length + 3) / 4 * 4)];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        foreach (var (at, value) in new[] { (4, tables.Count), (6, 16 << power), (8, power), (10, (tables.Count * 16) - (16 << power)) })
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
        }

        for (var i = 0; i < tables.Count; i++)
        {
            var entry = file.AsSpan(12 + (i * 16));
            System.Text.Encoding.ASCII.GetBytes(tables[i].Name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], tables[i].Content.Length);
            tables[i].Content.CopyTo(file, start);
            start += (tables[i].Content.Length + 3) / 4 * 4;
        }

        return file;
    }
}
