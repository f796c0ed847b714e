namespace LotFunctions.Core.Intake;

/// <summary>The section <c>LotFunctions:Intake</c>: what the house takes from its suppliers.</summary>
public sealed record IntakeOptions
{
    /// <summary>True: a line of an item that is not registered is not announced (<c>item-unknown</c>).</summary>
    public bool RefuseUnknownItems { get; init; }
}
