namespace LotFunctions.Core.Ledger;

/// <summary>What may be done with a lot; the strictest that applies.</summary>
public enum LotStatus
{
    /// <summary>Known from an ASN only; custody is still the supplier's.</summary>
    Announced,

    Available,

    /// <summary>Nothing of it is on hand.</summary>
    Depleted,

    Expired,

    Quarantined,

    Held,

    Recalled,
}
