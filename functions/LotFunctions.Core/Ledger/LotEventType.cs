namespace LotFunctions.Core.Ledger;

/// <summary>The closed set of what can happen to a lot. On the wire: the names in lower case.</summary>
public enum LotEventType
{
    /// <summary>A supplier's advance ship notice names the lot: known, in transit, custody still the supplier's.</summary>
    Announce,

    /// <summary>Goods arrive; turns what was announced into stock.</summary>
    Receive,

    /// <summary>Input of a work order.</summary>
    Consume,

    /// <summary>Output of a work order.</summary>
    Produce,

    /// <summary>A lot is put into a logistic unit, or a logistic unit into an outer one.</summary>
    Pack,

    /// <summary>The reverse of <see cref="Pack"/>.</summary>
    Unpack,

    /// <summary>Stock changes its location.</summary>
    Move,

    /// <summary>Goods leave to a customer.</summary>
    Ship,

    /// <summary>A customer's goods come back.</summary>
    Return,

    /// <summary>A counted difference; the only event whose quantity may be negative.</summary>
    Adjust,

    /// <summary>Stock is destroyed.</summary>
    Scrap,

    /// <summary>A QC result; a fail holds the lot.</summary>
    Inspect,

    /// <summary>The lot may not be used.</summary>
    Hold,

    /// <summary>Lifts quality's holds; with a recall's id, that recall's.</summary>
    Release,

    /// <summary>Takes an earlier event back; both stay on record.</summary>
    Void,
}
