using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>One immutable fact about a lot, as its sender states it. Corrections are new events of type void.</summary>
public sealed record LotEvent
{
    private string eventId = "";
    private string contentHash = "";

    /// <summary>The sender's id, or one derived from the content (<see cref="EventIdentity"/>): at most 100 characters.</summary>
    public required string EventId
    {
        get => eventId;
        init => eventId = value;
    }

    /// <summary>SHA-256 (hex) of what the sender stated; the same id with another hash is <c>event-id-reused</c>.</summary>
    public required string ContentHash
    {
        get => contentHash;
        init => contentHash = value;
    }

    public required LotEventType Type { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The lot; null when the event names a logistic unit alone and covers what is inside at that time.</summary>
    public LotKey? Lot { get; init; }

    /// <summary>Null when the sender does not know it: said, never guessed. Positive, except for adjust.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>SSCC, 18 digits.</summary>
    public string? LogisticUnit { get; init; }

    /// <summary>SSCC of the unit that <see cref="LogisticUnit"/> is in (a carton's pallet).</summary>
    public string? OuterUnit { get; init; }

    public string? WorkOrder { get; init; }

    /// <summary>Of a produce: the inputs of just this output. They make definite edges and exclude the work order's others.</summary>
    public IReadOnlyList<LotInput>? Inputs { get; init; }

    public string? Shipment { get; init; }

    public string? Customer { get; init; }

    public string? Supplier { get; init; }

    /// <summary>Where the stock is after the event; of consume, ship and scrap: where it was taken from.</summary>
    public string? Location { get; init; }

    /// <summary>Of a move: where the stock was. Null: wherever it is.</summary>
    public string? FromLocation { get; init; }

    public string? Device { get; init; }

    public string? Operator { get; init; }

    /// <summary>The sender's own reference. Of a void: the id of the event that it takes back.</summary>
    public string? Reference { get; init; }

    public string? Reason { get; init; }

    /// <summary>The document (ASN) that states it.</summary>
    public string? Document { get; init; }

    /// <summary>Of hold and release: the recall that asks for it; null for quality's own.</summary>
    public string? Recall { get; init; }

    /// <summary>It has already happened: recorded even if the interlock would refuse it, with an exception for quality.</summary>
    public bool AsExecuted { get; init; }

    public LotAttributes? Attributes { get; init; }

    public Inspection? Inspection { get; init; }

    /// <summary>
    /// What the lot rules made of it when it came in; null where there were none. It is no part of <see cref="ContentHash"/>:
    /// a resend is a duplicate whatever the rules say by then.
    /// </summary>
    public RuleJudgement? Judgement { get; init; }

    /// <summary>Seals a draft that nobody else has seen, without a copy of it.</summary>
    internal LotEvent Seal(string id, string hash)
    {
        (eventId, contentHash) = (id, hash);
        return this;
    }
}

/// <summary>A lot that went into an output, with how much of it where known.</summary>
/// <param name="Labelled">The lot as the sender wrote it, where the lot rules normalised it.</param>
public sealed record LotInput(LotKey Lot, Quantity? Quantity, string? Labelled = null);

/// <summary>What a label or an ASN says of a lot (GS1 AIs 17, 15, 11, 13).</summary>
public sealed record LotAttributes
{
    public DateOnly? Expiry { get; init; }

    public DateOnly? BestBefore { get; init; }

    public DateOnly? Production { get; init; }

    public DateOnly? Packaging { get; init; }

    public string? Description { get; init; }

    public string? SupplierItem { get; init; }

    /// <summary>These, and from <paramref name="older"/> what these do not say.</summary>
    public LotAttributes Over(LotAttributes? older) => older is null ? this : new LotAttributes
    {
        Expiry = Expiry ?? older.Expiry,
        BestBefore = BestBefore ?? older.BestBefore,
        Production = Production ?? older.Production,
        Packaging = Packaging ?? older.Packaging,
        Description = Description ?? older.Description,
        SupplierItem = SupplierItem ?? older.SupplierItem,
    };
}

/// <summary>The QC result of a lot.</summary>
public sealed record Inspection
{
    public required string Test { get; init; }

    public required bool Pass { get; init; }

    public string? Value { get; init; }

    public string? Unit { get; init; }

    public string? Limits { get; init; }

    public string? Laboratory { get; init; }

    public string? Certificate { get; init; }
}
