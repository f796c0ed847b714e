using System.Globalization;
using System.Text.Json;

namespace LotFunctions.Core.Intake;

/// <summary>What <see cref="JsonFields"/> knows about single values.</summary>
internal static class JsonText
{
    private const int IntegerDigits = 15;
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
        if (json.AsSpan().IndexOfAny('e', 'E') >= 0)
        {
            (code, problem) = ("invalid-value", $"'{Short(json)}' has an exponent; write the number out.");
            return false;
        }

        var digits = json.AsSpan().TrimStart('-');
        var point = digits.IndexOf('.');
        var whole = (point < 0 ? digits : digits[..point]).Length;
        var fraction = point < 0 ? 0 : digits[(point + 1)..].TrimEnd('0').Length;
        if (whole > IntegerDigits || fraction > FractionDigits)
        {
            (code, problem) = ("out-of-range", $"'{Short(json)}' has {whole} digits before the point and {fraction} after it; {IntegerDigits} and {FractionDigits} are the most.");
            return false;
        }

        var kept = point < 0 ? json : json[..(json.IndexOf('.', StringComparison.Ordinal) + 1 + fraction)];
        number = decimal.Parse(kept, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    public static bool TryTime(string text, out DateTimeOffset time)
    {
        // The offset is asked for: without it the parser would take the machine's own.
        var utc = text.EndsWith('Z') || text.EndsWith('z');
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
