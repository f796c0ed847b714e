using System.Security.Cryptography;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>Counts and digests shipments customer by customer, as they come sorted by customer, and says which part each goes to.</summary>
internal sealed class ScopeConsignees : IDisposable
{
    /// <summary>A batch of notices reads one part, and few rows that are not its own.</summary>
    private const int CustomersOfPart = 100;

    private const int LinesOfPart = 50_000;

    private readonly List<ScopeConsignee> done = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? customer;
    private int shipments, lines, customersOfPart, linesOfPart;

    /// <summary>Of the shipment that was added last.</summary>
    public int Part { get; private set; }

    public int Shipments { get; private set; }

    public void Add(TraceShipment shipment)
    {
        if (shipment.Customer != customer)
        {
            End();
            if (customersOfPart == CustomersOfPart || linesOfPart >= LinesOfPart) (Part, customersOfPart, linesOfPart) = (Part + 1, 0, 0);
            customersOfPart++;
            customer = shipment.Customer;
        }

        hash.AppendData(CanonicalJson.Write(shipment));
        shipments++;
        Shipments++;
        lines += shipment.Lines.Count;
        linesOfPart += shipment.Lines.Count;
    }

    /// <summary>All of them, by customer.</summary>
    public IReadOnlyList<ScopeConsignee> End()
    {
        if (customer is not null) done.Add(new ScopeConsignee(customer, shipments, lines, Part, Convert.ToHexStringLower(hash.GetHashAndReset())));
        (customer, shipments, lines) = (null, 0, 0);
        return done;
    }

    public void Dispose() => hash.Dispose();

    public static async Task<IReadOnlyList<ScopeConsignee>> OfAsync(IAsyncEnumerable<TraceShipment> shipments, CancellationToken cancellationToken)
    {
        using var consignees = new ScopeConsignees();
        await foreach (var shipment in shipments.WithCancellation(cancellationToken)) consignees.Add(shipment);
        return consignees.End();
    }
}
