using System.Globalization;

namespace LotFunctions.Core.Recalls;

/// <summary>The names of a scope's sections.</summary>
internal static class ScopeSections
{
    /// <summary>The forward closure by depth, then lot; the roots are depth 0.</summary>
    public const string Lots = "lots";

    public const string Edges = "edges";
    public const string Receipts = "receipts";
    public const string Stock = "stock";
    public const string Stoppable = "stoppable";
    public const string Gaps = "gaps";
    public const string Reconciliation = "reconciliation";

    /// <summary>Every customer with where its shipments stand (<see cref="ScopeConsignee"/>), by customer.</summary>
    public const string Customers = "customers";

    /// <summary>The customers that get a notice with this version (<see cref="ScopeNotice"/>), by customer.</summary>
    public const string Notify = "notify";

    /// <summary>The lots that were to be held for the version; not a part of any scope (<see cref="ScopeHolds"/>).</summary>
    public const string Held = "held";

    /// <summary>The shipments of a run of customers, by customer and then time.</summary>
    public static string Shipments(int part) => string.Create(CultureInfo.InvariantCulture, $"shipments-{part:0000}");
}
