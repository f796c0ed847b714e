namespace LotFunctions.Standards.Gs1;

/// <summary>The pair of check characters of alphanumeric keys (GS1 General Specifications, section 7.9.5).</summary>
internal static class CheckPair
{
    private const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // The prime numbers from 2 on are the weights, from right to left.
    private static readonly int[] Weights = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

    public static bool IsValid(string value)
    {
        if (value.Length is < 3 or > 25)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < value.Length - 2; i++)
        {
            var at = Set82.IndexOf(value[i], StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            sum = (sum + (at * Weights[value.Length - 3 - i])) % 1021;
        }

        return value[^2] == Set32[sum >> 5] && value[^1] == Set32[sum & 31];
    }
}
