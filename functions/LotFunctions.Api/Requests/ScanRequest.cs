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

    public string? FromLocation { get; init; }

    public string? WorkOrder { get; init; }

    /// <summary>Of a produce: the inputs of just this output.</summary>
    public IReadOnlyList<ScanInputRequest>? Inputs { get; init; }

    public string? Shipment { get; init; }

    public string? Customer { get; init; }

    public string? Supplier { get; init; }

    /// <summary>SSCC.</summary>
    public string? LogisticUnit { get; init; }

    /// <summary>SSCC of the unit that the logistic unit is put into.</summary>
    public string? OuterUnit { get; init; }

    public string? Device { get; init; }

    public string? Operator { get; init; }

    /// <summary>The sender's own; of a void: the id of the event that it takes back.</summary>
    public string? Reference { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of a receive: the document that announced it.</summary>
    public string? Document { get; init; }

    public DateOnly? Expiry { get; init; }

    public DateOnly? BestBefore { get; init; }

    public DateOnly? Production { get; init; }

    public DateOnly? Packaging { get; init; }

    public string? EventId { get; init; }

    /// <summary>It has already happened: recorded even if it would be refused, and raised to quality.</summary>
    public bool? AsExecuted { get; init; }
}

/// <summary>A lot that went into an output.</summary>
public sealed record ScanInputRequest
{
    public string? Barcode { get; init; }

    public string? Item { get; init; }

    public string? Lot { get; init; }

    public decimal? Quantity { get; init; }

    public string? Unit { get; init; }
}
