using LotFunctions.Core.Ledger;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>Which business step of the CBV is which lot event.</summary>
internal static class EpcisSteps
{
    private const string Destroying = "destroying";
    private const string Returned = "returned";
    private const string Conformant = "conformant";
    private const string NonConformant = "non_conformant";

    public static (string? Step, string? Disposition) Of(LotEvent e) => e.Type switch
    {
        LotEventType.Announce or LotEventType.Ship => ("shipping", "in_transit"),
        LotEventType.Receive => ("receiving", "in_progress"),
        LotEventType.Return => ("receiving", Returned),
        LotEventType.Produce => ("commissioning", "active"),
        LotEventType.Consume => (null, null),
        LotEventType.Pack => ("packing", "in_progress"),
        LotEventType.Unpack => ("unpacking", "in_progress"),
        LotEventType.Move => ("storing", "in_progress"),
        LotEventType.Scrap => (Destroying, "destroyed"),
        LotEventType.Inspect => ("inspecting", e.Inspection is { Pass: true } ? Conformant : NonConformant),
        LotEventType.Hold => ("holding", e.Recall is null ? "unavailable" : "recalled"),
        LotEventType.Release => (HouseUri.Releasing, "available"),
        LotEventType.Adjust => (HouseUri.Adjusting, null),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.Type, "A void is said by the event that it takes back."),
    };

    public static EpcisAction ActionOf(LotEventType type) => type switch
    {
        LotEventType.Pack => EpcisAction.Add,
        LotEventType.Unpack or LotEventType.Scrap => EpcisAction.Delete,
        _ => EpcisAction.Observe,
    };

    /// <summary>Its location is where the goods were, and not where they are.</summary>
    public static bool TakesAway(LotEventType type) => type is LotEventType.Consume or LotEventType.Ship or LotEventType.Scrap;

    public static bool FromSupplier(LotEventType type) => type is LotEventType.Announce or LotEventType.Receive;

    /// <summary>
    /// Of an object event or an aggregation; null where the step tells nothing that happens to a lot.
    /// A shipping is read as ship: who announces is told by the parties.
    /// </summary>
    public static LotEventType? Read(EpcisEvent e)
    {
        if (e.Type == EpcisEventType.Aggregation && e.Action == EpcisAction.Add) return LotEventType.Pack;
        if (e.Type == EpcisEventType.Aggregation && e.Action == EpcisAction.Delete && e.BizStep != Destroying) return LotEventType.Unpack;
        return e.BizStep switch
        {
            "receiving" => e.Disposition == Returned ? LotEventType.Return : LotEventType.Receive,
            "shipping" => LotEventType.Ship,
            "commissioning" or "creating_class_instance" when e is { Type: EpcisEventType.Object, Action: EpcisAction.Add } => LotEventType.Produce,
            "storing" or "stocking" or "picking" or "staging_outbound" or "entering_exiting" => LotEventType.Move,
            "inspecting" => LotEventType.Inspect,
            "holding" => LotEventType.Hold,
            Destroying => LotEventType.Scrap,
            HouseUri.Releasing => LotEventType.Release,
            HouseUri.Adjusting => LotEventType.Adjust,
            _ => null,
        };
    }

    /// <summary>What the disposition after an inspection says of its result; null: nothing.</summary>
    public static bool? Passed(string? disposition) => disposition switch
    {
        Conformant or "sellable_accessible" or "available" => true,
        NonConformant or "damaged" or "non_sellable_other" or "unavailable" => false,
        _ => null,
    };
}
