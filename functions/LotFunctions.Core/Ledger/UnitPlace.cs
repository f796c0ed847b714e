namespace LotFunctions.Core.Ledger;

/// <summary>Where a lot in a logistic unit is, as far as the unit's own events tell.</summary>
public enum UnitPlace
{
    /// <summary>On its way to us.</summary>
    Announced,

    /// <summary>Arrived in this unit, or came back in it.</summary>
    InHouse,

    /// <summary>Put into this unit by us, and not yet shipped.</summary>
    Packed,

    /// <summary>Left to a customer.</summary>
    Shipped,
}
