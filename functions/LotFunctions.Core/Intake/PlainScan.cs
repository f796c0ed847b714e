using System.Buffers.Text;
using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Reads in one pass the events that scanners send all day: known fields of plain text, a quantity with its unit, item and
/// lot. Whatever is otherwise, or wrong, is left to <see cref="ScanReader"/>, which knows every field and every error; what
/// is read here, that reads the same.
/// </summary>
internal static class PlainScan
{
    // Places in Names.
    private const int Item = 0;
    private const int Lot = 1;
    private const int Unit = 2;
    private const int At = 3;
    private const int Type = 4;
    private const int EventId = 5;
    private const int Location = 6;
    private const int WorkOrder = 7;
    private const int Shipment = 8;
    private const int Customer = 9;
    private const int Supplier = 10;
    private const int LogisticUnit = 11;
    private const int OuterUnit = 12;
    private const int Device = 13;
    private const int Operator = 14;
    private const int Reference = 15;
    private const int FromLocation = 16;

    private const int MaxId = 80;
    private const int WholeDigits = 15;
    private const int FractionDigits = 10;

    private static readonly byte[][] Names =
    [
        "item"u8.ToArray(), "lot"u8.ToArray(), "unit"u8.ToArray(), "at"u8.ToArray(), "type"u8.ToArray(), "eventId"u8.ToArray(), "location"u8.ToArray(),
        "workOrder"u8.ToArray(), "shipment"u8.ToArray(), "customer"u8.ToArray(), "supplier"u8.ToArray(), "logisticUnit"u8.ToArray(), "outerUnit"u8.ToArray(),
        "device"u8.ToArray(), "operator"u8.ToArray(), "reference"u8.ToArray(), "fromLocation"u8.ToArray(),
    ];

    private static readonly Dictionary<string, LotEventType> Types = Enum.GetValues<LotEventType>()
        .Where(t => t is not (LotEventType.Inspect or LotEventType.Release or LotEventType.Void))
        .ToDictionary(t => t.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Places of the names of each length.</summary>
    private static readonly int[][] NamesByLength = [.. Enumerable.Range(0, Names.Max(n => n.Length) + 1)
        .Select(length => Enumerable.Range(0, Names.Length).Where(i => Names[i].Length == length).ToArray())];

    [ThreadStatic]
    private static TextCache? cache;

    /// <summary>The sealed event; null when it is not a plain one.</summary>
    public static LotEvent? Read(ReadOnlySpan<byte> json, DateTimeOffset now) =>
        Draft(json, now) is { } draft ? EventIdentity.SealOwn(draft.Event, draft.EventId, draft.AtStated) : null;

    /// <summary>The event as it is before it is sealed; null when it is not a plain one.</summary>
    public static PlainDraft? Draft(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        try
        {
            Texts texts = default;
            return Members(json, texts, out var quantity, out var at) ? Event(texts, quantity, at, now) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or text that is no valid Unicode.
            return null;
        }
    }

    private static bool Members(ReadOnlySpan<byte> json, Span<string?> texts, out decimal? quantity, out DateTimeOffset? at)
    {
        (quantity, at) = (null, null);
        var known = cache ??= new TextCache();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped) return false;
            if (reader.ValueTextEquals("quantity"u8))
            {
                if (quantity is not null || !reader.Read() || !Number(ref reader, out quantity)) return false;
                continue;
            }

            var field = FieldOf(reader.ValueSpan);
            if (field < 0 || texts[field] is not null) return false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.IsEmpty) return false;
            texts[field] = known.Get(ref reader);
            if (!IsPlain(reader.ValueSpan) && !IsPlain(texts[field]!)) return false;
            if (field == At && !Time(ref reader, texts[field]!, out at)) return false;
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private static int FieldOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= NamesByLength.Length) return -1;
        foreach (var i in NamesByLength[name.Length])
        {
            if (name.SequenceEqual(Names[i])) return i;
        }

        return -1;
    }

    private static bool Time(ref Utf8JsonReader reader, string text, out DateTimeOffset? time)
    {
        // 2026-03-02T08:00:00Z, with up to seven digits of a second: the reader takes these as everybody does.
        if (text.Length is 20 or (>= 22 and <= 28) && text[^1] == 'Z' && text[10] == 'T' && (text.Length == 20 || text[19] == '.')
            && reader.TryGetDateTimeOffset(out var utc))
        {
            time = utc;
            return true;
        }

        var read = JsonText.TryTime(text, out var any);
        time = any;
        return read;
    }

    /// <summary>Digits, perhaps with a point: no sign, no exponent.</summary>
    private static bool Number(ref Utf8JsonReader reader, out decimal? number)
    {
        number = null;
        if (reader.TokenType != JsonTokenType.Number) return false;
        var text = reader.ValueSpan;
        if (text.IndexOfAnyExcept("0123456789."u8) >= 0) return false;
        var point = text.IndexOf((byte)'.');
        if ((point < 0 ? text.Length : point) > WholeDigits || (point >= 0 && text.Length - point - 1 > FractionDigits)) return false;
        if (!Utf8Parser.TryParse(text, out decimal value, out var used) || used != text.Length) return false;
        number = value;
        return true;
    }

    private static PlainDraft? Event(ReadOnlySpan<string?> texts, decimal? quantity, DateTimeOffset? at, DateTimeOffset now)
    {
        if (texts[Type] is not { } name || !Types.TryGetValue(name, out var type)) return null;
        if (texts[Unit] is { } unit ? !UnitCode.IsWellFormed(unit) : quantity is not null) return null;
        if (texts[EventId] is { } id && id.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0) return null;

        if (!TryLot(texts[Item], texts[Lot], out var lot)) return null;
        if (!TryUnit(texts[LogisticUnit], out var inner) || !TryUnit(texts[OuterUnit], out var outer)) return null;

        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = at ?? now,
            Lot = lot,
            Quantity = quantity is { } value ? new Quantity(value, UnitCode.Current(texts[Unit]!)) : null,
            LogisticUnit = inner,
            OuterUnit = outer,
            WorkOrder = texts[WorkOrder],
            Shipment = texts[Shipment],
            Customer = texts[Customer],
            Supplier = texts[Supplier],
            Location = texts[Location],
            FromLocation = texts[FromLocation],
            Device = texts[Device],
            Operator = texts[Operator],
            Reference = texts[Reference],
        };
        return new PlainDraft(draft, texts[EventId], AtStated: at is not null);
    }

    /// <summary>In ASCII, which most are, seen without its characters.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text) =>
        text.Length <= MaxId && text[0] != ' ' && text[^1] != ' ' && text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;

    /// <summary>Nothing to trim, to refuse or to cut.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Length > MaxId || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return false;
        foreach (var c in text)
        {
            if (char.IsControl(c)) return false;
        }

        return true;
    }

    private static bool TryLot(string? item, string? lot, out LotKey? key)
    {
        key = null;
        if (item is null && lot is null) return true;
        if (item is null || lot is null || !LotKey.TryCreate(item, lot, out var made, out _)) return false;
        key = made;
        return true;
    }

    private static bool TryUnit(string? text, out string? sscc)
    {
        sscc = null;
        if (text is null) return true;
        if (!Sscc.TryParse(text, out var parsed)) return false;
        sscc = parsed.ToString();
        return true;
    }

    /// <summary>One for each name, without an array of its own.</summary>
    [System.Runtime.CompilerServices.InlineArray(FromLocation + 1)]
    private struct Texts
    {
        private string? first;
    }
}
