using System.Security.Cryptography;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>A trace's shipments by customer, in parts, with a digest for each customer.</summary>
internal sealed class ScopeShipments
{
    /// <summary>Of one part: a batch of notices reads few rows that are not its own.</summary>
    private const int LinesOfPart = 50_000;

    private const int CustomersOfPart = 100;

    private readonly List<TraceShipment[]> parts = [];
    private readonly List<ScopeConsignee> consignees = [];

    public ScopeShipments(IReadOnlyList<TraceShipment> shipments)
    {
        var part = new List<TraceShipment>();
        var (lines, customers) = (0, 0);
        foreach (var customer in shipments.GroupBy(s => s.Customer).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var own = customer.OrderBy(s => s.At).ThenBy(s => s.Shipment, StringComparer.Ordinal).ToList();
            var ownLines = own.Sum(s => s.Lines.Count);
            if (customers == CustomersOfPart || (customers > 0 && lines + ownLines > LinesOfPart))
            {
                parts.Add([.. part]);
                part.Clear();
                (lines, customers) = (0, 0);
            }

            consignees.Add(new ScopeConsignee(customer.Key, own.Count, ownLines, parts.Count, Digest(own)));
            part.AddRange(own);
            lines += ownLines;
            customers++;
        }

        if (part.Count > 0) parts.Add([.. part]);
    }

    public int Parts => parts.Count;

    /// <summary>By customer.</summary>
    public IReadOnlyList<ScopeConsignee> Consignees => consignees;

    public IReadOnlyList<TraceShipment> OfPart(int part) => parts[part];

    private static string Digest(IEnumerable<TraceShipment> shipments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var shipment in shipments) hash.AppendData(CanonicalJson.Write(shipment));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
