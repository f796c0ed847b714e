using System.Globalization;

namespace LotFunctions.Standards.Gs1;

/// <summary>The rules for the content of components, by the names that the table uses. Lengths and characters were checked before.</summary>
internal static class ContentRules
{
    /// <summary>What breaks the rule, or null.</summary>
    public static (string Code, string Message)? Check(string rule, string value, int referenceYear) => rule switch
    {
        "csum" => CheckDigit.IsValid(value) ? null
            : ("check-digit", $"The check digit of '{value}' is {value[^1]}, computed is {CheckDigit.Compute(value.AsSpan(0, value.Length - 1))}."),
        "date0" => Gs1Date.TryRead(value, referenceYear, true, out _) ? null : Date(value),
        "date" => Gs1Date.TryRead(value, referenceYear, false, out _) ? null : Date(value),
        "longdate" => DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : Date(value),
        "hhmm" => Number(value[..2]) < 24 && Number(value[2..]) < 60 ? null : Time(value),
        "hour" => Number(value) < 24 ? null : Time(value),
        "sixty" => Number(value) < 60 ? null : Time(value),
        "nonzero" => value.AsSpan().Trim('0').Length > 0 ? null : Value(value, "may not be zero"),
        "zero" => value == "0" ? null : Value(value, "must be 0"),
        "noleadingzero" => value[0] != '0' ? null : Value(value, "may not begin with 0"),
        "winding" => value is "0" or "1" or "9" ? null : Value(value, "must be 0, 1 or 9"),
        "yesno" => value is "0" or "1" ? null : Value(value, "must be 0 or 1"),
        "sex" => value is "0" or "1" or "2" or "9" ? null : Value(value, "must be 0, 1, 2 or 9"),
        "hyphen" => value == "-" ? null : Value(value, "must be a hyphen"),
        "importer" => char.IsAsciiLetterOrDigit(value[0]) || value[0] is '-' or '_' ? null : Value(value, "is no importer index"),
        "latitude" => Number(value) <= 1_800_000_000 ? null : Value(value, "is beyond 1800000000"),
        "longitude" => Number(value) <= 3_600_000_000 ? null : Value(value, "is beyond 3600000000"),
        "piece" => Piece(value),
        "sequence" => Sequence(value),
        "percent" => Percent(value),
        "prefix" => Prefix(value),
        "letter" => value.All(char.IsAsciiDigit) ? Value(value, "needs a character that is no digit") : null,
        "pair" => CheckPair.IsValid(value) ? null : ("check-pair", $"The check characters of '{value}' are wrong."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "The table names a rule that does not exist."),
    };

    private static (string, string) Date(string value) => ("date-invalid", $"'{value}' is no date.");

    private static (string, string) Time(string value) => ("time-invalid", $"'{value}' is no time.");

    private static (string, string) Value(string value, string what) => ("value-invalid", $"'{value}' {what}.");

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (string, string)? Piece(string value)
    {
        var (piece, total) = (Number(value[..2]), Number(value[2..]));
        return piece > 0 && total > 0 && piece <= total ? null : Value(value, "is no piece of a total");
    }

    private static (string, string)? Sequence(string value) =>
        value[1] == '/' && value[0] is >= '1' and <= '9' && value[2] is >= '1' and <= '9' && value[0] <= value[2]
            ? null
            : Value(value, "is no position in a sequence such as 1/2");

    private static (string, string)? Percent(string value)
    {
        for (var i = value.IndexOf('%', StringComparison.Ordinal); i >= 0; i = value.IndexOf('%', i + 1))
        {
            if (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2]))
            {
                return Value(value, $"has a % at {i + 1} that two hexadecimal digits do not follow");
            }
        }

        return null;
    }

    // The shortest company prefix has four digits.
    private static (string, string)? Prefix(string value) =>
        value.Length >= 4 && value.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? null
            : Value(value, "does not begin with a GS1 Company Prefix");
}
