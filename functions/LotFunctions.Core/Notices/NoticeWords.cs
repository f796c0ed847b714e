using System.Globalization;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>The words of one language, and how it writes numbers and dates. The runtime's own cultures are not there.</summary>
internal sealed class NoticeWords
{
    private readonly IReadOnlyDictionary<string, string> words;
    private readonly string[] months;
    private readonly string[] monthsShort;
    private readonly int groupFrom;

    public NoticeWords(string language, IReadOnlyDictionary<string, string> words)
    {
        Language = language;
        this.words = words;
        (months, monthsShort) = (this["months"].Split('|'), this["monthsShort"].Split('|'));
        if (months.Length != 12 || monthsShort.Length != 12) throw new FormatException($"The words of {language} name {months.Length} and {monthsShort.Length} months.");
        groupFrom = int.Parse(this["groupFrom"], CultureInfo.InvariantCulture);
    }

    public string Language { get; }

    /// <summary>For templates.</summary>
    public IReadOnlyDictionary<string, string> All => words;

    /// <summary>The decimal separator: a point or a comma.</summary>
    public string Decimal => this["decimal"];

    public string this[string key] => Find(key) ?? throw new FormatException($"The words of {Language} lack {key}.");

    public string? Find(string key) => words.GetValueOrDefault(key);

    /// <summary>The words with <c>{0}</c> and so on replaced.</summary>
    public string Say(string key, params ReadOnlySpan<string> values) => Fill(this[key], values);

    /// <summary>Exact, as many decimals as the value has; thousands apart from as many digits as the language does it.</summary>
    public string Number(decimal value)
    {
        var plain = value.ToString(CultureInfo.InvariantCulture);
        var start = plain[0] == '-' ? 1 : 0;
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var end = point < 0 ? plain.Length : point;
        if (end - start < groupFrom && point < 0) return plain;
        var whole = plain[..end];
        if (end - start >= groupFrom)
        {
            for (var at = end - 3; at > start; at -= 3) whole = whole.Insert(at, this["group"]);
        }

        return point < 0 ? whole : whole + Decimal + plain[(point + 1)..];
    }

    /// <summary>With the symbol that people know of the unit where there is one; else its code.</summary>
    public string Amount(Quantity quantity)
    {
        var unit = quantity.Unit switch
        {
            "KGM" => "kg",
            "GRM" => "g",
            "TNE" => "t",
            "LBR" => "lb",
            "ONZ" => "oz",
            "LTR" => "l",
            "MLT" => "ml",
            "MTR" => "m",
            _ => quantity.Unit,
        };
        return $"{Number(quantity.Value)} {unit}";
    }

    public string Amounts(IEnumerable<Quantity> quantities) => string.Join(" + ", quantities.Select(Amount));

    /// <summary>Day and time in UTC, the month in words.</summary>
    public string Time(DateTimeOffset time) => $"{Day("date", months, time)}, {Clock(time)} UTC";

    /// <summary>Short, for tables that say themselves that it is UTC.</summary>
    public string ShortTime(DateTimeOffset time) => $"{Day("dateShort", monthsShort, time)} {Clock(time)}";

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Day(string key, string[] names, DateTimeOffset time)
    {
        var day = time.UtcDateTime;
        var number = day.Day.ToString(CultureInfo.InvariantCulture);
        return Say(
            key, number, day.Month.ToString("00", CultureInfo.InvariantCulture), names[day.Month - 1],
            day.Year.ToString("0000", CultureInfo.InvariantCulture), day.Day.ToString("00", CultureInfo.InvariantCulture));
    }

    // One pass, so that a value that looks like a placeholder stays as it is.
    private static string Fill(string pattern, ReadOnlySpan<string> values)
    {
        var text = new System.Text.StringBuilder(pattern.Length + 32);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '{' && i + 2 < pattern.Length && pattern[i + 2] == '}' && pattern[i + 1] - '0' is var n && n >= 0 && n < values.Length)
            {
                text.Append(values[n]);
                i += 2;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.ToString();
    }
}
