using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>
/// The announce events of a part of a ship notice, one for each logistic unit. The ids follow from the content as the notice
/// writes it and the place in the document, so that a second reading gives the same events, under other lot rules too.
/// </summary>
internal static class PartEvents
{
    /// <param name="say">Told where the quantity in each unit is unknown.</param>
    public static IEnumerable<PartEvent> Of(NoticePart part, SayOfLine say)
    {
        var line = part.Line;
        if (line.LogisticUnits.Count == 0)
        {
            yield return Draft(part, line.OuterUnit, null, part.Quantity);
            yield break;
        }

        var split = line.LogisticUnits.Count > 1;
        if (split && part.Quantity is { } whole)
        {
            say(part.Notice, line, part.Lot.Lot, new Diagnostic(
                "unit-quantity-unknown",
                $"{whole} of lot {part.Lot.Lot} are in {line.LogisticUnits.Count} logistic units; how much is in each is not said, so the quantities are recorded as unknown.",
                line.Position,
                DiagnosticSeverity.Warning));
        }

        foreach (var unit in line.LogisticUnits) yield return Draft(part, unit, line.OuterUnit, split ? null : part.Quantity);
    }

    private static PartEvent Draft(NoticePart part, string? unit, string? outer, Quantity? quantity)
    {
        var (notice, line) = (part.Notice, part.Line);
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = LotEventType.Announce,
            At = notice.AnnouncedAt(),
            Lot = part.Labelled,
            Quantity = quantity,
            LogisticUnit = unit,
            OuterUnit = outer,
            Shipment = notice.Asn.ShipmentId,
            Supplier = notice.SupplierOf(line),
            Document = notice.Document.DocumentId,
            Attributes = part.Attributes(),
        };
        return PartEvent.Seal(part, draft, $"{notice.Document.DocumentId}/{notice.Ordinal}/{line.Number}/{part.LotOrdinal}/{unit}");
    }
}

/// <summary>A sealed announce event.</summary>
internal sealed class PartEvent
{
    private readonly LotEvent draft;
    private readonly string place;

    private PartEvent(NoticePart part, LotEvent draft, LotEvent e, string place) => (Part, this.draft, Event, this.place) = (part, draft, e, place);

    public NoticePart Part { get; }

    public LotEvent Event { get; }

    /// <param name="draft">With the lot as the notice writes it.</param>
    /// <param name="place">Where in the document it stands.</param>
    public static PartEvent Seal(NoticePart part, LotEvent draft, string place) => new(
        part, draft, EventIdentity.Seal(draft, eventId: null, place: place) with { Lot = part.Lot, Judgement = part.Judgement }, place);

    /// <summary>
    /// The same goods announced once more after a notice took them back: a void is for ever, so it is a new event, and its id
    /// follows from the void.
    /// </summary>
    public PartEvent After(string voidId) => Seal(Part, draft, $"{place}/after/{voidId}");
}
