using System.Buffers;

namespace LotFunctions.Standards.Gs1;

/// <summary>The characters that element strings may carry (GS1 General Specifications, section 7.11).</summary>
internal static class CharacterSets
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> Set82 = SearchValues.Create("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Set39 = SearchValues.Create("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> Set64 = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz=");

    /// <summary>Index of the first character outside of the set, or -1.</summary>
    public static int IndexOutside(char set, ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(set switch { 'N' => Digits, 'Y' => Set39, 'Z' => Set64, _ => Set82 });
        if (at >= 0 || set != 'Z')
        {
            return at;
        }

        // Padding stands at the end only, and fills up to a multiple of three.
        var data = text.TrimEnd('=');
        var inner = data.IndexOf('=');
        return inner >= 0 ? inner
            : text.Length > data.Length && (text.Length % 3 != 0 || text.Length - data.Length > 2) ? data.Length
            : -1;
    }

    public static string Name(char set) => set switch
    {
        'N' => "a digit",
        'Y' => "in the GS1 set of 39 characters",
        'Z' => "file-safe base 64",
        _ => "in the GS1 set of 82 characters",
    };
}
