using System.Globalization;
using System.Text.Json;

namespace LotFunctions.Standards.Json;

/// <summary>What <see cref="JsonFields"/> knows about single values.</summary>
public static class JsonText
{
    private const int IntegerDigits = 15;
    /// <summary>1e-7 is how some writers put small numbers; nobody needs many more places than the limits allow.</summary>
    private const int LongestExponent = 40;
    private const int FractionDigits = 10;

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz"];

    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>Null for text that is no valid Unicode (a lone surrogate as escape, or bytes that are no UTF-8).</summary>
    public static string? TryGet(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="TryGet"/>
    public static string? TryGetName(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>For messages: long text is cut.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");

    /// <summary>The text, or null with the control character named.</summary>
    public static string? WithoutControls(string text, out string problem)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsControl(text[i])) continue;
            problem = $"The text holds a control character (U+{(int)text[i]:X4}) at {i}.";
            return null;
        }

        problem = "";
        return text;
    }

    public static string WireName(string declared) =>
        declared.All(char.IsAsciiLetterUpper) ? declared : JsonNamingPolicy.KebabCaseLower.ConvertName(declared);

    /// <summary>Reads the digits themselves: a parser that rounds or takes 1e-30 for zero would change what was sent.</summary>
    public static bool TryDecimal(string json, out decimal number, out string code, out string problem)
    {
        number = 0;
        (code, problem) = ("", "");
        if (Plain(json) is not { } plain)
        {
            (code, problem) = ("out-of-range", $"'{Short(json)}' is too large or too small.");
            return false;
        }

        var (whole, fraction) = (plain.Whole.TrimStart('0').Length, plain.Fraction.TrimEnd('0').Length);
        if (whole > IntegerDigits || fraction > FractionDigits)
        {
            (code, problem) = ("out-of-range", $"'{Short(json)}' has {whole} digits before the point and {fraction} after it; {IntegerDigits} and {FractionDigits} are the most.");
            return false;
        }

        var text = $"{plain.Whole}.{plain.Fraction[..fraction]}";
        number = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (json.StartsWith('-')) number = -number;
        return true;
    }

    /// <summary>The digits before and after the point, with the exponent worked in; null when that alone is beyond all limits.</summary>
    private static (string Whole, string Fraction)? Plain(string json)
    {
        var e = json.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (e >= 0 && (!int.TryParse(json.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > LongestExponent))
        {
            return null;
        }

        var mantissa = (e < 0 ? json : json[..e]).TrimStart('-').Split('.');
        var (whole, fraction) = (mantissa[0], mantissa.Length > 1 ? mantissa[1] : "");
        if (exponent > 0)
        {
            var padded = fraction.PadRight(exponent, '0');
            return (whole + padded[..exponent], padded[exponent..]);
        }

        var shifted = whole.PadLeft(1 - exponent, '0');
        return (shifted[..^-exponent], shifted[^-exponent..] + fraction);
    }

    public static bool TryTime(string text, out DateTimeOffset time)
    {
        // Both letters may be small (RFC 3339 section 5.6).
        if (text.Length > 10 && text[10] == 't') text = $"{text[..10]}T{text[11..]}";
        // The offset is asked for: without it the parser would take the machine's own.
        var utc = text.EndsWith('Z') || text.EndsWith('z');
        // The parser would also take an offset without its colon.
        if (!utc && (text.Length < 6 || text[^3] != ':' || text[^6] is not ('+' or '-')))
        {
            time = default;
            return false;
        }

        return DateTimeOffset.TryParseExact(
            utc ? SevenDigits(text[..^1]) + "+00:00" : SevenDigits(text), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Clocks may write nanoseconds; a tick is a hundred of them.</summary>
    private static string SevenDigits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return text;
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end == point + 1 ? text : $"{text[..end].PadRight(point + 8, '0')[..(point + 8)]}{text[end..]}";
    }
}
