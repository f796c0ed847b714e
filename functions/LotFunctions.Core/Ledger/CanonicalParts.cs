using System.Text.Json;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// The small shapes that are in every record, as <see cref="CanonicalJson"/> has them: read and written by hand, they cost a third
/// of what the serializer's own way costs.
/// </summary>
internal static class CanonicalParts
{
    /// <summary>Goes to the name of an object's next member; false at its end.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static string Text(ref Utf8JsonReader reader) =>
        reader.Read() && reader.GetString() is { } text ? text : throw new JsonException("A text is null.");

    /// <summary>The value of a member that may be null.</summary>
    public static string? TextOrNull(ref Utf8JsonReader reader) => reader.Read() ? reader.GetString() : null;

    /// <summary>The value of a member that may be null.</summary>
    public static Quantity? QuantityOrNull(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.Null ? Quantity(ref reader) : null;

    public static DateTimeOffset Time(ref Utf8JsonReader reader) => reader.Read() ? reader.GetDateTimeOffset() : default;

    public static TraceGrade Grade(ref Utf8JsonReader reader) =>
        !reader.Read() || reader.TokenType != JsonTokenType.String ? throw new JsonException("A grade is a word.")
        : reader.ValueTextEquals("definite"u8) ? TraceGrade.Definite
        : reader.ValueTextEquals("possible"u8) ? TraceGrade.Possible
        : throw new JsonException("There is no such grade.");

    /// <param name="reader">At the start of the object.</param>
    public static LotKey Lot(ref Utf8JsonReader reader)
    {
        string item = "", lot = "";
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("item"u8)) item = Text(ref reader);
            else if (reader.ValueTextEquals("lot"u8)) lot = Text(ref reader);
            else throw new JsonException("A lot has an item and a lot, and nothing else.");
        }

        var made = lot.Length == 0
            ? LotKey.TryCreateWithoutLot(item, out var key, out var reason)
            : LotKey.TryCreate(item, lot, out key, out reason);
        return made ? key : throw new JsonException(reason);
    }

    /// <param name="reader">At the start of the object.</param>
    public static Quantity Quantity(ref Utf8JsonReader reader)
    {
        var value = 0m;
        var unit = "";
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("value"u8) && reader.Read()) value = reader.GetDecimal();
            else if (reader.ValueTextEquals("unit"u8)) unit = Text(ref reader);
            else throw new JsonException("A quantity has a value and a unit, and nothing else.");
        }

        return UnitCode.IsWellFormed(unit) ? new Quantity(value, unit) : throw new JsonException($"'{unit}' is no unit.");
    }

    public static void Write(Utf8JsonWriter writer, LotKey value)
    {
        writer.WriteStartObject();
        writer.WriteString("item"u8, value.Item);
        writer.WriteString("lot"u8, value.Lot);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Quantity value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("value"u8, value.Value);
        writer.WriteString("unit"u8, value.Unit);
        writer.WriteEndObject();
    }

    /// <summary>The members that every shipment line ends with.</summary>
    public static void Write(Utf8JsonWriter writer, string? logisticUnit, Quantity? quantity, TraceGrade grade)
    {
        if (logisticUnit is not null) writer.WriteString("logisticUnit"u8, logisticUnit);
        if (quantity is { } known)
        {
            writer.WritePropertyName("quantity"u8);
            Write(writer, known);
        }

        writer.WriteString("grade"u8, grade == TraceGrade.Definite ? "definite"u8 : "possible"u8);
    }
}
