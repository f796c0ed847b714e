namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Encodes Code 128 and GS1-128 (ISO/IEC 15417; GS1 General Specifications, section 5.4).</summary>
internal static class Code128
{
    /// <summary>Blank modules on either side.</summary>
    public const int QuietZone = 10;

    /// <summary>Values of symbol characters that are no data.</summary>
    public const int Fnc1 = 102, ToB = 100, ToC = 99, StartB = 104, StartC = 105;

    private const int Stop = 106;

    // Widths of bars and spaces in turn, by the value of the symbol character.
    private static readonly string[] Patterns =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212",
        "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131",
        "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
        "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121",
        "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
        "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212",
        "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113",
        "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    /// <summary>The modules of a symbol, true for dark, without quiet zones.</summary>
    /// <param name="data">Printable ASCII; FNC1 as <see cref="ElementString.Fnc1"/>.</param>
    public static bool[] Encode(string data)
    {
        var values = Values(data);
        var check = values[0];
        for (var i = 1; i < values.Count; i++)
        {
            check = (check + (i * values[i])) % 103;
        }

        values.Add(check);
        values.Add(Stop);
        var modules = new List<bool>(values.Count * 11);
        foreach (var value in values)
        {
            var dark = true;
            foreach (var width in Patterns[value])
            {
                modules.AddRange(Enumerable.Repeat(dark, width - '0'));
                dark = !dark;
            }
        }

        return [.. modules];
    }

    /// <summary>The values of the symbol characters from the start to the last data, as few as there can be.</summary>
    public static List<int> Values(string data)
    {
        // From the end: how many the rest needs in set B and in set C.
        var inB = new int[data.Length + 2];
        var inC = new int[data.Length + 2];
        for (var i = data.Length - 1; i >= 0; i--)
        {
            var b = inB[i + 1] + 1;
            var c = data[i] == ElementString.Fnc1 ? inC[i + 1] + 1 : IsPair(data, i) ? inC[i + 2] + 1 : data.Length * 2;
            inB[i] = Math.Min(b, c + 1);
            inC[i] = Math.Min(c, b + 1);
        }

        var set = inC[0] <= inB[0] ? 'C' : 'B';
        List<int> values = [set == 'C' ? StartC : StartB];
        for (var i = 0; i < data.Length;)
        {
            var stays = set == 'B' ? inB[i] == inB[i + 1] + 1
                : data[i] == ElementString.Fnc1 ? inC[i] == inC[i + 1] + 1
                : IsPair(data, i) && inC[i] == inC[i + 2] + 1;
            if (!stays)
            {
                values.Add(set == 'B' ? ToC : ToB);
                set = set == 'B' ? 'C' : 'B';
            }

            if (data[i] == ElementString.Fnc1)
            {
                values.Add(Fnc1);
                i++;
            }
            else if (set == 'C')
            {
                values.Add(((data[i] - '0') * 10) + data[i + 1] - '0');
                i += 2;
            }
            else
            {
                values.Add(data[i] - ' ');
                i++;
            }
        }

        return values;
    }

    private static bool IsPair(string data, int at) => at + 1 < data.Length && char.IsAsciiDigit(data[at]) && char.IsAsciiDigit(data[at + 1]);
}
