namespace LotFunctions.Core.Reports;

/// <summary>The critical tracking events of 21 CFR part 1 subpart S that happen in this house.</summary>
public enum TrackingEvent
{
    /// <summary>21 CFR 1.1345; returns too.</summary>
    Receiving,

    /// <summary>21 CFR 1.1350.</summary>
    Transformation,

    /// <summary>21 CFR 1.1340.</summary>
    Shipping,
}

/// <summary>One record of a critical tracking event: the key data elements of one traceability lot. Null: nobody has recorded it.</summary>
public sealed record TrackingRecord
{
    public required TrackingEvent Event { get; init; }

    public required string LotCode { get; init; }

    /// <summary>GTIN or part number.</summary>
    public required string Item { get; init; }

    public string? Description { get; init; }

    public decimal? Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a transformation: whether the lot was used or came of it.</summary>
    public bool? IsOutput { get; init; }

    /// <summary>Where the goods came from (receiving) or go to (shipping).</summary>
    public LocationDescription OtherParty { get; init; }

    /// <summary>Where they were received, shipped from, or transformed.</summary>
    public LocationDescription Here { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who gave the lot its code: the supplier, or the house for what it made.</summary>
    public LocationDescription LotCodeSource { get; init; }

    public string? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }
}
