using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

/// <summary>Finds the customers whom a notice does not reach by itself; the approver must see them.</summary>
internal sealed class UnreachableCustomers(IReferenceData references)
{
    private const int AtOnce = 32;

    /// <param name="customers">Each with a lot that it got.</param>
    public async Task<IReadOnlyList<Gap>> OfAsync(IReadOnlyDictionary<string, LotKey> customers, CancellationToken cancellationToken)
    {
        var gaps = new List<Gap>();
        foreach (var some in customers.OrderBy(c => c.Key, StringComparer.Ordinal).Chunk(AtOnce))
        {
            var found = await Task.WhenAll(some.Select(c => references.FindAsync<Customer>(c.Key, cancellationToken)));
            gaps.AddRange(some.Select((c, i) => GapOf(c.Key, c.Value, found[i])).OfType<Gap>());
        }

        return gaps;
    }

    private static Gap? GapOf(string id, LotKey lot, Customer? customer) =>
        customer is null ? new Gap(GapCode.UnknownCustomer, lot, $"Customer {id} is not registered: the notice reaches nobody by itself.")
        : customer.Address?.Street is not null || customer.Contacts.Any(c => c.Email is not null || c.Phone is not null) ? null
        : new Gap(GapCode.CustomerUnreachable, lot, $"Customer {id} has no e-mail address, telephone number or street: the notice reaches nobody by itself.");
}
