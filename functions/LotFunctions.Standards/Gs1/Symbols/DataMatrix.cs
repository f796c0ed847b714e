namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Encodes square Data Matrix symbols ECC 200 up to 48 by 48 (ISO/IEC 16022; GS1 General Specifications, section 5.6).</summary>
internal static class DataMatrix
{
    /// <summary>Blank modules around the symbol.</summary>
    public const int QuietZone = 2;

    private const byte Fnc1 = 232;
    private const byte Pad = 129;

    // Modules a side, regions a side, codewords of data and of error correction, all in one block.
    private static readonly (int Side, int Regions, int Data, int Correction)[] Sizes =
    [
        (10, 1, 3, 5), (12, 1, 5, 7), (14, 1, 8, 10), (16, 1, 12, 12), (18, 1, 18, 14), (20, 1, 22, 18), (22, 1, 30, 20),
        (24, 1, 36, 24), (26, 1, 44, 28), (32, 2, 62, 36), (36, 2, 86, 42), (40, 2, 114, 48), (44, 2, 144, 56), (48, 2, 174, 68),
    ];

    /// <summary>The modules by row and column, true for dark, without quiet zone.</summary>
    /// <param name="data">Printable ASCII; FNC1 as <see cref="ElementString.Fnc1"/>. At most 174 codewords: pairs of digits are one.</param>
    public static bool[,] Encode(string data)
    {
        var words = Ascii(data);
        var size = Array.Find(Sizes, s => s.Data >= words.Count);
        if (size == default)
        {
            throw new ArgumentException($"A symbol holds {Sizes[^1].Data} codewords; there are {words.Count}.", nameof(data));
        }

        Fill(words, size.Data);
        var all = ReedSolomon.Append([.. words], size.Correction);
        var inner = size.Side - (2 * size.Regions);
        return Framed(DataMatrixPlacement.Place(all, inner), size.Side, size.Regions);
    }

    private static List<byte> Ascii(string data)
    {
        var words = new List<byte>(data.Length);
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i] == ElementString.Fnc1)
            {
                words.Add(Fnc1);
            }
            else if (i + 1 < data.Length && char.IsAsciiDigit(data[i]) && char.IsAsciiDigit(data[i + 1]))
            {
                words.Add((byte)(130 + ((data[i] - '0') * 10) + data[i + 1] - '0'));
                i++;
            }
            else
            {
                words.Add((byte)(data[i] + 1));
            }
        }

        return words;
    }

    // All but the first pad are spread by the 253-state algorithm (annex B.2).
    private static void Fill(List<byte> words, int capacity)
    {
        if (words.Count < capacity)
        {
            words.Add(Pad);
        }

        while (words.Count < capacity)
        {
            var spread = Pad + (149 * (words.Count + 1) % 253) + 1;
            words.Add((byte)(spread > 254 ? spread - 254 : spread));
        }
    }

    // Each region has a solid edge on the left and at the bottom, and a dotted one at the top and on the right.
    private static bool[,] Framed(bool[,] inner, int side, int regions)
    {
        var modules = new bool[side, side];
        var outer = side / regions;
        var region = outer - 2;
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var (r, c) = (row % outer, column % outer);
                modules[row, column] = c == 0 || r == outer - 1
                    || (r == 0 ? c % 2 == 0
                        : c == outer - 1 ? r % 2 == 1
                        : inner[(row / outer * region) + r - 1, (column / outer * region) + c - 1]);
            }
        }

        return modules;
    }
}
