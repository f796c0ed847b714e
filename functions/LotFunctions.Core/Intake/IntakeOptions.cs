namespace LotFunctions.Core.Intake;

/// <summary>
/// The section <c>LotFunctions:Intake</c>: what the house takes. What is not registered is taken by default, and listed among the
/// gaps of its lots; where it is refused, neither a line of a ship notice nor a scan that names it is recorded. Inspections, holds
/// and releases are always taken.
/// </summary>
public sealed record IntakeOptions
{
    /// <summary>True: an item that is not registered is refused (<c>unknown-item</c>).</summary>
    public bool RefuseUnknownItems { get; init; }

    /// <summary>True: a supplier that is not registered is refused (<c>unknown-supplier</c>).</summary>
    public bool RefuseUnknownSuppliers { get; init; }

    /// <summary>True: a customer that is not registered is refused (<c>unknown-customer</c>).</summary>
    public bool RefuseUnknownCustomers { get; init; }

    internal bool RefusesUnknown => RefuseUnknownItems || RefuseUnknownSuppliers || RefuseUnknownCustomers;
}
