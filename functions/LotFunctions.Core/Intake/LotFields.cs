using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>Reads lots and event ids out of JSON.</summary>
public static class LotFields
{
    internal const int MaxEventId = 100;

    /// <summary>The members <c>item</c> and <c>lot</c> of this object, both required; null with errors.</summary>
    public static LotKey? Lot(this JsonFields fields)
    {
        var item = fields.Id("item", required: true, max: LotKey.MaxLength);
        var lot = fields.Id("lot", required: true, max: LotKey.MaxLength);
        if (item is null || lot is null) return null;
        if (LotKey.TryCreate(item, lot, out var key, out var reason)) return key;
        fields.Error("invalid-value", reason);
        return null;
    }

    /// <summary>An array of <c>{item, lot}</c>, each once.</summary>
    public static IReadOnlyList<LotKey> Lots(this JsonFields fields, string name, bool required = false)
    {
        var lots = new List<LotKey>();
        foreach (var element in fields.Array(name, required))
        {
            if (element.Lot() is { } lot) lots.Add(lot);
            element.Done();
        }

        return [.. lots.Distinct()];
    }

    /// <summary>The sender's own id of an event: at most 100 printable ASCII characters.</summary>
    internal static string? EventId(this JsonFields fields)
    {
        if (fields.Id("eventId", max: MaxEventId) is not { } id) return null;
        if (id.All(c => c is >= ' ' and <= '~')) return id;
        fields.Error("invalid-value", "An event id has only printable ASCII characters.", "eventId");
        return null;
    }
}
