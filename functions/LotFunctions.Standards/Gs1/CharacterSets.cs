using System.Buffers;

namespace LotFunctions.Standards.Gs1;

/// <summary>The characters that element strings may carry (GS1 General Specifications, section 7.11).</summary>
internal static class CharacterSets
{
    /// <summary>In the order of their values for check characters.</summary>
    public const string Set82Characters = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Set82 = SearchValues.Create(Set82Characters);
    private static readonly SearchValues<char> Set39 = SearchValues.Create("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> Set64 = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether all characters are in the set of 82.</summary>
    public static bool IsText(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Set82);

    public static Fault Check(CharacterSet set, ReadOnlySpan<char> text)
    {
        switch (set)
        {
            case CharacterSet.Digits:
                return At(text.IndexOfAnyExceptInRange('0', '9'), Fault.NoDigit);
            case CharacterSet.Set82:
                return At(text.IndexOfAnyExcept(Set82), "has a character that is not in the GS1 set of 82 characters");
            case CharacterSet.Set39:
                return At(text.IndexOfAnyExcept(Set39), "has a character that is not in the GS1 set of 39 characters");
            default:
                return Base64(text);
        }
    }

    private static Fault At(int at, string problem) => at < 0 ? default : new Fault(at, 1, problem);

    // Padding stands at the end only, and fills up to a multiple of three.
    private static Fault Base64(ReadOnlySpan<char> text)
    {
        var data = text.TrimEnd('=');
        if (data.IndexOfAnyExcept(Set64) is >= 0 and var at)
        {
            return new Fault(at, 1, "has a character that is not of file-safe base 64");
        }

        var padding = text.Length - data.Length;
        return padding > 0 && (text.Length % 3 != 0 || padding > 2) ? new Fault(data.Length, padding, "has wrong padding") : default;
    }
}
