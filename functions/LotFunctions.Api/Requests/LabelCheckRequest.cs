namespace LotFunctions.Api.Requests;

/// <summary>A label to be tried against the lot rules: its item and lot in a barcode, in fields of their own, or both.</summary>
public sealed record LabelCheckRequest
{
    public string? Supplier { get; init; }

    public string? Item { get; init; }

    public string? Lot { get; init; }

    public string? Barcode { get; init; }

    public LabelCheckAttributes? Attributes { get; init; }
}

/// <summary>What is known of the lot beside its barcode.</summary>
public sealed record LabelCheckAttributes(DateOnly? Expiry, DateOnly? BestBefore, DateOnly? Production, DateOnly? Packaging);
