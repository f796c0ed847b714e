using System.Globalization;
using System.Text;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// The SSCCs between two (MAN02 to MAN03): the serial references are consecutive, and each has its own check digit (GS1 General
/// Specifications, section 3.3.1). How long the company prefix is cannot be told, so both ends must have the same first 13
/// digits: with the longest prefix the last four before the check digit are the serial reference.
/// </summary>
internal sealed class SsccRange
{
    private const int Longest = 1000;
    private const int SerialEnd = 17;
    private const int SerialStart = 13;

    // A few bytes ask for a thousand units; a notice that asks for more than this many is not believed.
    private const int MostInNotice = 20_000;

    private int _expanded;

    /// <summary>Begins another notice.</summary>
    public void Clear() => _expanded = 0;

    /// <summary>Adds all units from the first to the last one. False, and nothing is added, when that is not certain or too many.</summary>
    public bool TryExpand(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, Facts facts)
    {
        var low = Digits(first);
        var high = Digits(last);
        if (low.IsEmpty || high.IsEmpty || !low[..SerialStart].SequenceEqual(high[..SerialStart])) return false;
        var (from, to) = (Serial(low), Serial(high));
        if (to < from || to - from >= Longest || _expanded + to - from >= MostInNotice) return false;

        Span<char> text = stackalloc char[18];
        for (var i = 0; i < text.Length; i++) text[i] = (char)low[i];
        if (!CheckDigit.IsValid(text) || CheckOf(text, to) != high[SerialEnd]) return false;

        for (var serial = from; serial <= to; serial++)
        {
            text[SerialEnd] = CheckOf(text, serial);
            facts.AddUnit(new string(text));
        }

        _expanded += to - from + 1;
        return true;
    }

    /// <summary>Adds one unit. False, and nothing is added, when it is not plainly 18 digits with the right check digit.</summary>
    public static bool TryOne(ReadOnlySpan<byte> value, Facts facts)
    {
        var digits = Digits(value);
        if (digits.IsEmpty) return false;
        var sscc = Encoding.Latin1.GetString(digits);
        if (CheckDigit.Expected(sscc.AsSpan(0, SerialEnd)) != sscc[SerialEnd]) return false;
        facts.AddUnit(sscc);
        return true;
    }

    /// <summary>The 18 digits, without the Application Identifier in front; empty when it is anything else.</summary>
    public static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> value)
    {
        if (value.Length == 20 && value.StartsWith("00"u8)) value = value[2..];
        return value.Length == 18 && value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? value : default;
    }

    private static int Serial(ReadOnlySpan<byte> digits) => int.Parse(digits[SerialStart..SerialEnd], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Writes the serial reference, and gives the check digit that it asks for.</summary>
    private static char CheckOf(Span<char> text, int serial)
    {
        serial.TryFormat(text[SerialStart..SerialEnd], out _, "0000", CultureInfo.InvariantCulture);
        return CheckDigit.Compute(text[..SerialEnd]);
    }
}
