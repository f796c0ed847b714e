namespace LotFunctions.Standards.Asn;

/// <summary>A postal address (X12 N3 and N4).</summary>
public sealed record AsnAddress
{
    /// <summary>Street and further lines, in order.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }
}
