namespace LotFunctions.Embedded;

/// <summary>Where and how the embedded host keeps its data.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Holds the database, the blobs and the secret; created when it is not there.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Deliveries of a message before it goes to the dead-letter queue.</summary>
    public int DeliveryLimit { get; init; } = 10;
}
