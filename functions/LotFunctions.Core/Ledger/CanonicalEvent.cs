using System.Security.Cryptography;
using System.Text;
using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// Writes events as <see cref="CanonicalJson"/> says, the same bytes as the serializer in a third of its time: every event is
/// written twice for its hashes.
/// </summary>
internal static class CanonicalEvent
{
    private static readonly byte[][] Types =
        [.. Enum.GetValues<LotEventType>().Select(t => Encoding.ASCII.GetBytes($",\"type\":\"{t.ToString().ToLowerInvariant()}\""))];

    [ThreadStatic]
    private static JsonBytes? buffer;

    /// <summary>Valid until the thread writes the next.</summary>
    public static ReadOnlySpan<byte> Written(LotEvent e)
    {
        var json = JsonBytes.Of(ref buffer);
        Write(json, e, e.EventId, e.ContentHash, e.At);
        return json.Written;
    }

    /// <summary>SHA-256 of the event with these in the place of its own; nothing is kept of it.</summary>
    public static byte[] Hash(LotEvent e, string eventId, string contentHash, DateTimeOffset at)
    {
        var json = JsonBytes.Of(ref buffer);
        Write(json, e, eventId, contentHash, at);
        return SHA256.HashData(json.Written);
    }

    /// <summary>As <see cref="Hash"/>, together with others.</summary>
    public static void Hash(HashBatch hashes, LotEvent e, string eventId, string contentHash, DateTimeOffset at)
    {
        var json = JsonBytes.Of(ref buffer);
        Write(json, e, eventId, contentHash, at);
        hashes.Add(json.Written);
    }

    private static void Write(JsonBytes json, LotEvent e, string eventId, string contentHash, DateTimeOffset at)
    {
        json.Raw("{\"eventId\":"u8);
        json.Text(eventId);
        json.Raw(",\"contentHash\":"u8);
        json.Text(contentHash);
        json.Raw(Types[(int)e.Type]);
        json.Raw(",\"at\":"u8);
        json.Time(at);
        if (e.Lot is { } lot)
        {
            json.Raw(","u8);
            Lot(json, lot);
        }

        if (e.Quantity is { } quantity) Amount(json, quantity);
        Text(json, ",\"logisticUnit\":"u8, e.LogisticUnit);
        Text(json, ",\"outerUnit\":"u8, e.OuterUnit);
        Text(json, ",\"workOrder\":"u8, e.WorkOrder);
        if (e.Inputs is { } inputs) Inputs(json, inputs);
        Text(json, ",\"shipment\":"u8, e.Shipment);
        Text(json, ",\"customer\":"u8, e.Customer);
        Text(json, ",\"supplier\":"u8, e.Supplier);
        Text(json, ",\"location\":"u8, e.Location);
        Text(json, ",\"fromLocation\":"u8, e.FromLocation);
        Text(json, ",\"device\":"u8, e.Device);
        Text(json, ",\"operator\":"u8, e.Operator);
        Text(json, ",\"reference\":"u8, e.Reference);
        Text(json, ",\"reason\":"u8, e.Reason);
        Text(json, ",\"document\":"u8, e.Document);
        Text(json, ",\"recall\":"u8, e.Recall);
        json.Raw(e.AsExecuted ? ",\"asExecuted\":true"u8 : ",\"asExecuted\":false"u8);
        if (e.Attributes is { } attributes)
        {
            json.Raw(",\"attributes\":"u8);
            json.Value(attributes);
        }

        if (e.Inspection is { } inspection)
        {
            json.Raw(",\"inspection\":"u8);
            json.Value(inspection);
        }

        if (e.Judgement is { } judgement)
        {
            json.Raw(",\"judgement\":"u8);
            json.Value(judgement);
        }

        json.Raw("}"u8);
    }

    private static void Text(JsonBytes json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;
        json.Raw(name);
        json.Text(value);
    }

    private static void Lot(JsonBytes json, LotKey lot)
    {
        json.Raw("\"lot\":{\"item\":"u8);
        json.Text(lot.Item);
        json.Raw(",\"lot\":"u8);
        json.Text(lot.Lot);
        json.Raw("}"u8);
    }

    private static void Amount(JsonBytes json, Quantity quantity)
    {
        json.Raw(",\"quantity\":{\"value\":"u8);
        json.Number(quantity.Value);
        json.Raw(",\"unit\":"u8);
        json.Text(quantity.Unit);
        json.Raw("}"u8);
    }

    private static void Inputs(JsonBytes json, IReadOnlyList<LotInput> inputs)
    {
        json.Raw(",\"inputs\":["u8);
        for (var i = 0; i < inputs.Count; i++)
        {
            json.Raw(i == 0 ? "{"u8 : ",{"u8);
            Lot(json, inputs[i].Lot);
            if (inputs[i].Quantity is { } quantity) Amount(json, quantity);
            Text(json, ",\"labelled\":"u8, inputs[i].Labelled);
            json.Raw("}"u8);
        }

        json.Raw("]"u8);
    }
}
