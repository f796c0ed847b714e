using System.Globalization;

namespace LotFunctions.Standards.Gs1;

/// <summary>Finds Application Identifiers. The first two digits say how long an AI is, so that none is the beginning of another.</summary>
internal static class ApplicationIdentifiers
{
    private static readonly AiDefinition[] All = AiTableReader.Read(AiTable.Rows);

    // By the first two digits: the length of the AI, 0 for none.
    private static readonly byte[] Lengths = new byte[100];

    // By the digits of the AI, filled up with zeros to four: its index and one, 0 for none.
    private static readonly ushort[] ByDigits = new ushort[10_000];

    static ApplicationIdentifiers()
    {
        foreach (var definition in All)
        {
            var ai = definition.Ai;
            Lengths[((ai[0] - '0') * 10) + ai[1] - '0'] = (byte)ai.Length;
            ByDigits[int.Parse(ai.PadRight(4, '0'), CultureInfo.InvariantCulture)] = (ushort)(definition.Index + 1);
        }
    }

    public static AiDefinition Get(int index) => All[index];

    public static AiDefinition? Find(ReadOnlySpan<char> ai) => AtStart(ai) is { } found && found.Ai.Length == ai.Length ? found : null;

    /// <summary>The AI with which the text begins.</summary>
    public static AiDefinition? AtStart(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return null;
        }

        var (first, second) = (unchecked((uint)text[0] - '0'), unchecked((uint)text[1] - '0'));
        if (first > 9 || second > 9)
        {
            return null;
        }

        var length = LengthOf((int)first, (int)second);
        if (length == 0 || length > text.Length)
        {
            return null;
        }

        var key = (first * 1000) + (second * 100);
        if (length > 2)
        {
            var (third, fourth) = (unchecked((uint)text[2] - '0'), length > 3 ? unchecked((uint)text[3] - '0') : 0);
            if (third > 9 || fourth > 9)
            {
                return null;
            }

            key += (third * 10) + fourth;
        }

        return ByDigits[key] is > 0 and var found ? All[found - 1] : null;
    }

    /// <summary>How long an AI is that begins with these digits; 0 when none does.</summary>
    public static int LengthOf(int first, int second) => Lengths[(first * 10) + second];
}
