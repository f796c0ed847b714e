using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Turns the ship notices of a document into announce events: one for each line, lot and logistic unit. The ids follow
/// from the content and the place in the document, so that a second reading gives the same events.
/// </summary>
/// <param name="most">Lots and units of a level are shared by all lines below it: a small hostile notice could ask for billions of events.</param>
internal sealed class AsnEvents(
    Document document, AsnInterchange interchange, ItemDirectory items, ICollection<Diagnostic> diagnostics, int most = AsnEvents.MostEvents)
{
    private const int MostEvents = 500_000;

    private int count;

    /// <summary>The events of all notices that can be announced; what cannot is among the diagnostics.</summary>
    public async IAsyncEnumerable<Announcement> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < interchange.Asns.Count; i++)
        {
            var asn = interchange.Asns[i];
            if (!asn.Accepted) continue;
            if (asn.Purpose != AsnPurpose.Original)
            {
                Error("purpose-not-supported", $"The notice of shipment {asn.ShipmentId} has the purpose '{asn.Purpose}'; only original notices are taken into the ledger.", asn.Position);
                continue;
            }

            foreach (var line in asn.Lines)
            {
                foreach (var announcement in await LineAsync(asn, i + 1, line, cancellationToken))
                {
                    if (count++ < most)
                    {
                        yield return announcement;
                        continue;
                    }

                    Error("too-many-announcements", $"The document announces more than {most} lots in units; from here on nothing was recorded.", line.Position);
                    yield break;
                }
            }
        }
    }

    private async ValueTask<IEnumerable<Announcement>> LineAsync(Asn asn, int ordinal, AsnLine line, CancellationToken cancellationToken)
    {
        if (line.Item.Length == 0)
        {
            Error("item-missing", "The line names no item.", line.Position);
            return [];
        }

        if (line.Lots.Count > 0) return OfLots(asn, ordinal, line);
        if (!LotKey.TryCreateWithoutLot(line.Item, out var key, out var reason))
        {
            Error("lot-invalid", reason, line.Position);
            return [];
        }

        if (await items.FindAsync(key.Item, cancellationToken) is { LotControlled: false }) return OfLot(asn, ordinal, line, key, 0, line.Quantity);
        Error(RefusalCode.LotRequired, $"The line names no lot of item {key.Item}, and the item is not registered as one without lots.", line.Position);
        return [];
    }

    private IEnumerable<Announcement> OfLots(Asn asn, int ordinal, AsnLine line)
    {
        for (var i = 0; i < line.Lots.Count; i++)
        {
            if (!LotKey.TryCreate(line.Item, line.Lots[i].Lot, out var key, out var reason))
            {
                Error("lot-invalid", reason, line.Position);
                continue;
            }

            // Of several lots without quantities, nobody knows the shares: said (lot-quantity-unknown), never guessed.
            var quantity = line.Lots[i].Quantity ?? (line.Lots.Count == 1 ? line.Quantity : null);
            foreach (var announcement in OfLot(asn, ordinal, line, key, i + 1, quantity)) yield return announcement;
        }
    }

    private IEnumerable<Announcement> OfLot(Asn asn, int ordinal, AsnLine line, LotKey key, int lotOrdinal, Quantity? quantity)
    {
        if (line.LogisticUnits.Count == 0)
        {
            yield return Announce(asn, ordinal, line, key, lotOrdinal, line.OuterUnit, null, quantity);
            yield break;
        }

        var split = line.LogisticUnits.Count > 1;
        if (split && quantity is { } whole)
        {
            Warning(
                "unit-quantity-unknown",
                $"{whole} of lot {key.Lot} are in {line.LogisticUnits.Count} logistic units; how much is in each is not said, so the quantities are recorded as unknown.",
                line.Position);
        }

        foreach (var unit in line.LogisticUnits)
        {
            yield return Announce(asn, ordinal, line, key, lotOrdinal, unit, line.OuterUnit, split ? null : quantity);
        }
    }

    private Announcement Announce(
        Asn asn, int ordinal, AsnLine line, LotKey key, int lotOrdinal, string? unit, string? outer, Quantity? quantity)
    {
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = LotEventType.Announce,
            At = At(asn),
            Lot = key,
            Quantity = quantity,
            LogisticUnit = unit,
            OuterUnit = outer,
            Shipment = asn.ShipmentId,
            Supplier = Supplier(asn),
            Document = document.DocumentId,
            Attributes = Attributes(line),
        };
        var place = $"{document.DocumentId}/{ordinal}/{line.Number}/{lotOrdinal}/{unit}";
        return new Announcement(EventIdentity.Seal(draft, eventId: null, place: place), line.Position);
    }

    /// <summary>
    /// When the notice was made. The sender's clock names no zone, and a notice may be written after the truck left, so it is
    /// never later than the shipment or our receipt of the document: the goods must be announced before they are received.
    /// </summary>
    private DateTimeOffset At(Asn asn)
    {
        var at = document.ReceivedAt;
        foreach (var stated in new[] { asn.PreparedAt ?? interchange.PreparedAt, asn.ShippedOn })
        {
            if (stated is { } local && new DateTimeOffset(local.Ticks, TimeSpan.Zero) is var utc && utc < at) at = utc;
        }

        return at;
    }

    private string? Supplier(Asn asn) =>
        document.Supplier
        ?? asn.Parties.FirstOrDefault(p => p is { Role: "SU", Id.Length: > 0 })?.Id
        ?? asn.Parties.FirstOrDefault(p => p is { Role: "SF", Id.Length: > 0 })?.Id
        ?? interchange.Sender?.Id;

    private static LotAttributes? Attributes(AsnLine line)
    {
        var attributes = new LotAttributes
        {
            Expiry = line.Expiry,
            BestBefore = line.BestBefore,
            Production = line.Production,
            Packaging = line.Packed,
            Description = line.Description,
            SupplierItem = line.SupplierItem,
        };
        return attributes == new LotAttributes() ? null : attributes;
    }

    private void Error(string code, string message, EdiPosition? position) => diagnostics.Add(new Diagnostic(code, message, position));

    private void Warning(string code, string message, EdiPosition? position) =>
        diagnostics.Add(new Diagnostic(code, message, position, DiagnosticSeverity.Warning));
}
