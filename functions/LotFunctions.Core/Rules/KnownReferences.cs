using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Refuses events that name what is not registered, where the house asks for that. Otherwise nothing is looked up.</summary>
internal sealed class KnownReferences(IReferenceData references, IntakeOptions options)
{
    private const int Most = 10_000;

    private readonly Dictionary<(string Kind, string Id), bool> known = [];

    /// <summary>Null when the event may pass. Inspections, holds, releases and voids always may.</summary>
    public async ValueTask<Refusal?> CheckAsync(LotEvent e, CancellationToken cancellationToken)
    {
        if (e.Type is LotEventType.Inspect or LotEventType.Hold or LotEventType.Release or LotEventType.Void) return null;
        if (options.RefuseUnknownItems)
        {
            if (e.Lot is { } lot && !await IsKnownAsync<Item>(lot.Item, cancellationToken)) return OfItem(lot.Item);
            foreach (var input in e.Inputs ?? [])
            {
                if (!await IsKnownAsync<Item>(input.Lot.Item, cancellationToken)) return OfItem(input.Lot.Item);
            }
        }

        if (options.RefuseUnknownSuppliers && e.Supplier is { } supplier && !await IsKnownAsync<Supplier>(supplier, cancellationToken))
        {
            return new Refusal(RefusalCode.UnknownSupplier, $"Supplier {supplier} is not known here.");
        }

        return options.RefuseUnknownCustomers && e.Customer is { } customer && !await IsKnownAsync<Customer>(customer, cancellationToken)
            ? new Refusal(RefusalCode.UnknownCustomer, $"Customer {customer} is not known here.")
            : null;
    }

    private static Refusal OfItem(string item) => new(RefusalCode.UnknownItem, $"Item {item} is not known here.");

    private async ValueTask<bool> IsKnownAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        if (known.TryGetValue((T.Kind, id), out var found)) return found;
        if (known.Count >= Most) known.Clear();
        return known[(T.Kind, id)] = await references.FindAsync<T>(id, cancellationToken) is not null;
    }
}
