using LotFunctions.Core.Ledger;

namespace LotFunctions.Api.Requests;

/// <summary>A lot event, as it is posted: a barcode, or an item and a lot, or a logistic unit alone.</summary>
public sealed record ScanRequest
{
    public required LotEventType Type { get; init; }

    /// <summary>GS1 element string, bracketed AIs, Digital Link URI or AIM-prefixed scanner output.</summary>
    public string? Barcode { get; init; }

    public string? Item { get; init; }

    public string? Lot { get; init; }

    public decimal? Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20.</summary>
    public string? Unit { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Location { get; init; }

    public string? WorkOrder { get; init; }

    public string? Shipment { get; init; }

    public string? Customer { get; init; }

    public string? Supplier { get; init; }

    public string? LogisticUnit { get; init; }

    public string? Device { get; init; }

    public string? Operator { get; init; }

    public string? Reference { get; init; }

    public string? EventId { get; init; }

    public bool? AsExecuted { get; init; }
}
