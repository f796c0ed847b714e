using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Rules;

/// <summary>Which supplier an interchange's sender is.</summary>
internal sealed class SupplierDirectory(IReferenceData references)
{
    private const int PageSize = 500;

    /// <summary>
    /// True when the sender is one of the supplier's registered EDI identities. A supplier without any sends under its own id:
    /// so a new supplier can send at once, and nobody else's interchanges pass for its own.
    /// </summary>
    public async Task<bool> IsAsync(string supplierId, EdiParty sender, CancellationToken cancellationToken)
    {
        if (sender.Id.Length == 0) return false;
        var supplier = await references.FindAsync<Supplier>(supplierId, cancellationToken);
        return Is(supplierId, supplier, sender);
    }

    /// <summary>The supplier whose identity the sender is; null when none is registered.</summary>
    public async Task<string?> FindAsync(EdiParty sender, CancellationToken cancellationToken)
    {
        if (sender.Id.Length == 0) return null;
        if (await references.FindAsync<Supplier>(sender.Id, cancellationToken) is { } likely && Is(sender.Id, likely, sender)) return sender.Id;

        string? token = null;
        do
        {
            var page = await references.ListAsync<Supplier>(PageSize, token, cancellationToken);
            foreach (var (id, supplier) in page.Items)
            {
                if (Is(id, supplier, sender)) return id;
            }

            token = page.ContinuationToken;
        }
        while (token is not null);

        return null;
    }

    private static bool Is(string id, Supplier? supplier, EdiParty sender) =>
        supplier is { EdiIdentities: { Count: > 0 } identities }
            ? identities.Any(i => i.Id == sender.Id && (i.Qualifier.Length == 0 || i.Qualifier == sender.Qualifier))
            : id == sender.Id;
}
