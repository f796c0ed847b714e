using System.Text.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>One event of EPCIS 2.0 (section 7.4), of whichever type; members that the type does not have are null or empty.</summary>
public sealed record EpcisEvent
{
    public required EpcisEventType Type { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    /// <summary>When it was captured; set by the repository that holds it.</summary>
    public DateTimeOffset? RecordTime { get; init; }

    /// <summary>The offset in force where it happened: <c>+01:00</c>.</summary>
    public string TimeZoneOffset { get; init; } = "+00:00";

    /// <summary>A URI.</summary>
    public string? EventId { get; init; }

    /// <summary>Null for a transformation, which has none.</summary>
    public EpcisAction? Action { get; init; }

    /// <summary>A bare word of the CBV (<c>shipping</c>), or a URI that is none of it (<see cref="Cbv"/>).</summary>
    public string? BizStep { get; init; }

    /// <inheritdoc cref="BizStep"/>
    public string? Disposition { get; init; }

    public string? ReadPoint { get; init; }

    public string? BizLocation { get; init; }

    /// <summary>Of aggregations: what contains the children.</summary>
    public string? ParentId { get; init; }

    /// <summary><c>epcList</c>, <c>childEPCs</c> or <c>outputEPCList</c>.</summary>
    public IReadOnlyList<string> Epcs { get; init; } = [];

    /// <summary><c>quantityList</c>, <c>childQuantityList</c> or <c>outputQuantityList</c>.</summary>
    public IReadOnlyList<EpcisQuantity> Quantities { get; init; } = [];

    public IReadOnlyList<string> InputEpcs { get; init; } = [];

    public IReadOnlyList<EpcisQuantity> InputQuantities { get; init; } = [];

    public string? TransformationId { get; init; }

    public IReadOnlyList<EpcisReference> Transactions { get; init; } = [];

    public IReadOnlyList<EpcisReference> Sources { get; init; } = [];

    public IReadOnlyList<EpcisReference> Destinations { get; init; } = [];

    public EpcisErrorDeclaration? ErrorDeclaration { get; init; }

    /// <summary>Instance and lot master data, by names as they stand in the document (<c>cbvmda:bestBeforeDate</c>).</summary>
    public IReadOnlyDictionary<string, JsonElement> Ilmd { get; init; } = None;

    /// <summary>Extension members, by full URI where the document's context says what their prefix is, else as they stand.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; init; } = None;

    private static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();
}

/// <summary>An amount of a class of objects (EPCIS 2.0 section 7.3.3.3).</summary>
/// <param name="EpcClass">A URI: a lot, or a trade item as a whole.</param>
/// <param name="Quantity">Null when it is not known.</param>
/// <param name="Uom">UN/ECE Recommendation 20; null: a count of instances.</param>
public sealed record EpcisQuantity(string EpcClass, decimal? Quantity, string? Uom);

/// <summary>A business transaction, a source or a destination.</summary>
/// <param name="Type">A bare word of the CBV (<c>po</c>, <c>possessing_party</c>) or a URI; null where a transaction's is not said.</param>
/// <param name="Id">A URI.</param>
public sealed record EpcisReference(string? Type, string Id);

/// <summary>Says that the event that carries it, named by its id or told by its content, is in error (EPCIS 2.0 section 7.4.1.2).</summary>
public sealed record EpcisErrorDeclaration(DateTimeOffset DeclarationTime, string? Reason)
{
    public IReadOnlyList<string> CorrectiveEventIds { get; init; } = [];

    /// <inheritdoc cref="EpcisEvent.Extensions"/>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; init; } = new Dictionary<string, JsonElement>();
}

/// <summary>The event types of EPCIS 2.0. On the wire: the name and <c>Event</c>.</summary>
public enum EpcisEventType
{
    Object,
    Aggregation,
    Transaction,
    Transformation,
    Association,
}

/// <summary>What an event means for the life of its objects. On the wire: the name in upper case.</summary>
public enum EpcisAction
{
    Observe,
    Add,
    Delete,
}
