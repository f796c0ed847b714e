using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Api.Http;

/// <summary>Reads query parameters and gathers all that is wrong with them.</summary>
internal sealed class QueryReader
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    private const string TokenName = "continuationToken";


    private readonly List<ApiError> errors = [];

    public IReadOnlyList<ApiError> Errors => errors;

    public bool Failed => errors.Count > 0;

    public int Limit(string? text)
    {
        if (text is null) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        return Wrong("limit-invalid", $"The parameter limit is a number from 1 to {MaxLimit}.", DefaultLimit);
    }

    /// <summary>An explicitly empty lot names an item that is not lot-controlled.</summary>
    public LotKey Lot(string? item, string? lot)
    {
        if (item is null) Wrong("parameter-required", "The parameter item is missing.", false);
        if (lot is null) Wrong("parameter-required", "The parameter lot is missing.", false);
        if (item is null || lot is null) return default;
        var made = lot.Length == 0 ? LotKey.TryCreateWithoutLot(item, out var key, out var reason) : LotKey.TryCreate(item, lot, out key, out reason);
        return made ? key : Wrong("lot-invalid", reason, key);
    }

    /// <summary>RFC 3339 with an offset: a time without one would mean another moment on another machine.</summary>
    public DateTimeOffset? Time(string name, string? text)
    {
        if (text is null) return null;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^3] == ':' && text[^6] is '+' or '-');
        if (hasOffset && DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        return Wrong<DateTimeOffset?>("time-invalid", $"The parameter {name} is a time with an offset, such as 2026-03-01T10:00:00Z (a + is written %2B).", null);
    }

    /// <summary>A time with an offset, or a day: its first moment in UTC, so many days later.</summary>
    public DateTimeOffset? DayOrTime(string name, string? text, int days) =>
        text is not null && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.DayNumber + days <= DateOnly.MaxValue.DayNumber
            ? new DateTimeOffset(day.AddDays(days), TimeOnly.MinValue, TimeSpan.Zero)
            : Time(name, text);

    /// <summary>A member of a closed set by its name in lower case with hyphens; the default when it is not given.</summary>
    public T? Choice<T>(string name, string? text)
        where T : struct, Enum
    {
        if (text is null) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == text) return value;
        }

        return Wrong<T?>("value-unknown", $"The parameter {name} is one of {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}.", null);
    }

    public int? Number(string name, string? text, int max = int.MaxValue)
    {
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max) return number;
        return Wrong<int?>("number-invalid", $"The parameter {name} is a whole number from 0 to {max}.", null);
    }

    /// <summary>A number with its unit, which is mapped as that of a scan; pieces when none is given.</summary>
    public Quantity? Quantity(string? number, string? unit)
    {
        if (number is null && unit is null) return null;
        if (Standards.Quantity.TryParse($"{number} {UnitCode.Current(unit ?? "EA")}", out var quantity)) return quantity;
        return Wrong<Quantity?>("quantity-invalid", "The parameter quantity is a number such as 12.5, unit a code such as KGM.", null);
    }

    /// <summary>A ledger position out of a continuation token.</summary>
    public DateTimeOffset? Position(string? token, string name = TokenName)
    {
        if (token is null) return null;
        var max = DateTimeOffset.MaxValue.UtcTicks;
        if (long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= max) return new DateTimeOffset(ticks, TimeSpan.Zero);
        return Wrong<DateTimeOffset?>("continuation-token-invalid", TokenRule(name), null);
    }

    public void BadToken() => Wrong("continuation-token-invalid", TokenRule(TokenName));

    public SearchHit? Hit(string? token)
    {
        if (token is null) return null;
        try
        {
            return CanonicalJson.Read<SearchHit>(Base64Url.DecodeFromChars(token));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return Wrong<SearchHit?>("continuation-token-invalid", TokenRule(TokenName), null);
        }
    }

    public static string TokenOf(DateTimeOffset position) => position.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static string TokenOf(SearchHit hit) => Base64Url.EncodeToString(CanonicalJson.Write(hit));

    public string Required(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Wrong("parameter-required", $"The parameter {name} is missing.", "") : text;

    public void Wrong(string code, string message) => errors.Add(new ApiError(code, message));

    private static string TokenRule(string name) => $"The parameter {name} is not one that this list gave.";

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private T Wrong<T>(string code, string message, T fallback)
    {
        Wrong(code, message);
        return fallback;
    }
}
