using System.Security.Cryptography;
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
    private int part, shipments, lines, customersOfPart, linesOfPart;

    public int Shipments { get; private set; }

    /// <summary>The part of the shipment that comes next.</summary>
    public int PartOf(TraceShipment shipment)
    {
        if (shipment.Customer == customer) return part;
        End();
        if (customersOfPart == CustomersOfPart || linesOfPart >= LinesOfPart) (part, customersOfPart, linesOfPart) = (part + 1, 0, 0);
        customersOfPart++;
        customer = shipment.Customer;
        return part;
    }

    /// <param name="json">The shipment as it is stored.</param>
    public void Add(TraceShipment shipment, ReadOnlySpan<byte> json)
    {
        PartOf(shipment);
        hash.AppendData(json);
        shipments++;
        Shipments++;
        lines += shipment.Lines.Count;
        linesOfPart += shipment.Lines.Count;
    }

    /// <summary>All of them, by customer.</summary>
    public IReadOnlyList<ScopeConsignee> End()
    {
        if (customer is not null) done.Add(new ScopeConsignee(customer, shipments, lines, part, Convert.ToHexStringLower(hash.GetHashAndReset())));
        (customer, shipments, lines) = (null, 0, 0);
        return done;
    }

    public void Dispose() => hash.Dispose();

    public static async Task<IReadOnlyList<ScopeConsignee>> OfAsync(IAsyncEnumerable<TraceShipment> shipments, CancellationToken cancellationToken)
    {
        using var consignees = new ScopeConsignees();
        var rows = new JsonRows();
        await foreach (var shipment in shipments.WithCancellation(cancellationToken))
        {
            rows.Clear();
            consignees.Add(shipment, rows.Add(shipment));
        }

        return consignees.End();
    }
}
