using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.Gs1;

/// <summary>
/// A Global Trade Item Number, always as 14 digits (GS1 General Specifications, section 2.1 and 3.3.2). GTIN-8, -12
/// and -13 are the same number with zeros in front.
/// </summary>
public readonly record struct Gtin
{
    private readonly string? _digits;

    private Gtin(string digits) => _digits = digits;

    /// <summary>The 14 digits.</summary>
    public override string ToString() => _digits ?? string.Empty;

    /// <exception cref="FormatException">The text is not a GTIN; the message says why.</exception>
    public static Gtin Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var gtin, out var reason) ? gtin : throw new FormatException(reason);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Gtin gtin) => TryParse(text, out gtin, out _);

    /// <summary>Reads 8, 12, 13 or 14 digits with a right check digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Gtin gtin, [NotNullWhen(false)] out string? reason)
    {
        gtin = default;
        reason = Reason(text);
        if (reason is not null)
        {
            return false;
        }

        gtin = new Gtin(text!.PadLeft(14, '0'));
        return true;
    }

    private static string? Reason(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "A GTIN has 8, 12, 13 or 14 digits; there is nothing.";
        }

        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var bad)
        {
            return $"A GTIN has only digits; '{text}' has another character at {bad + 1}.";
        }

        if (text.Length is not (8 or 12 or 13 or 14))
        {
            return $"A GTIN has 8, 12, 13 or 14 digits; '{text}' has {text.Length}.";
        }

        return CheckDigit.IsValid(text)
            ? null
            : $"The check digit of '{text}' is {text[^1]}, computed is {CheckDigit.Compute(text.AsSpan(0, text.Length - 1))}.";
    }
}
