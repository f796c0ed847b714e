namespace LotFunctions.Standards.Asn;

/// <summary>A party to the shipment (X12 N1 loop, EDIFACT NAD).</summary>
public sealed record AsnParty
{
    /// <summary>X12 element 98: <c>SF</c> ship from, <c>ST</c> ship to, <c>SU</c> supplier, <c>BY</c> buyer …</summary>
    public required string Role { get; init; }

    public string? Name { get; init; }

    /// <summary>X12 element 66: <c>UL</c> GLN, <c>92</c> assigned by the buyer …</summary>
    public string? IdQualifier { get; init; }

    public string? Id { get; init; }

    public AsnAddress? Address { get; init; }
}
