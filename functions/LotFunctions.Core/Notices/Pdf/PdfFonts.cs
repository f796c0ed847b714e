using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>The fonts of one document: of each only the characters that it uses is embedded.</summary>
internal sealed class PdfFonts(PdfFile file)
{
    public const int Fallback = 2;

    private readonly FontSubset[] subsets = [new(HouseFonts.Of(Face.Regular)), new(HouseFonts.Of(Face.Bold)), null!];
    private readonly int[] ids = [file.Allocate(), file.Allocate(), file.Allocate()];

    /// <summary>The resources entry: F0 and F1 are the faces, F2 the fallback.</summary>
    public string Resources => $"/Font<</F0 {ids[0]} 0 R/F1 {ids[1]} 0 R/F2 {ids[2]} 0 R>>";

    /// <summary>The font that has a character, and the character's number in it; 0 where none has it.</summary>
    public (int Font, ushort Number) Use(Face face, int rune)
    {
        var number = subsets[(int)face].Use(rune);
        if (number != 0 || HouseFonts.Fallback.GlyphOf(rune) == 0) return ((int)face, number);
        subsets[Fallback] ??= new FontSubset(HouseFonts.Fallback);
        return (Fallback, subsets[Fallback].Use(rune));
    }

    public void Write()
    {
        for (var i = 0; i < subsets.Length; i++) Write(ids[i], subsets[i] ?? subsets[0]);
    }

    private void Write(int id, FontSubset subset)
    {
        var (descendant, descriptor, program, unicode) = (file.Allocate(), file.Allocate(), file.Allocate(), file.Allocate());
        var content = subset.Build();
        var font = subset.Font;
        var name = $"{Tag(content)}+{font.Name}";
        file.Add(id, Encoding.ASCII.GetBytes(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"));
        var widths = string.Join(' ', Enumerable.Range(0, subset.Runes.Count).Select(n => subset.WidthOf(n).ToString(CultureInfo.InvariantCulture)));
        file.Add(descendant, Encoding.ASCII.GetBytes(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>"));
        file.Add(descriptor, Encoding.ASCII.GetBytes(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle 0/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight 714/StemV {(font.Name.EndsWith("Bold", StringComparison.Ordinal) ? 140 : 80)}/FontFile2 {program} 0 R>>"));
        file.AddStream(program, Encoding.ASCII.GetBytes($"/Length1 {content.Length}"), content);
        file.AddStream(unicode, [], Encoding.ASCII.GetBytes(ToUnicode(subset.Runes)));
    }

    // Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4).
    private static string Tag(byte[] content) => string.Concat(SHA256.HashData(content).Take(6).Select(b => (char)('A' + (b % 26))));

    private static string ToUnicode(IReadOnlyList<int> runes)
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var block in Enumerable.Range(0, runes.Count).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var number in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><");
                foreach (var c in char.ConvertFromUtf32(runes[number])) map.Append(CultureInfo.InvariantCulture, $"{(int)c:X4}");
                map.Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
