namespace LotFunctions.Azure.Blobs;

/// <summary>Where the blobs are: either the service's address or a connection string.</summary>
public sealed record AzureBlobOptions
{
    /// <summary>The account's blob endpoint, opened with the host's identity. The container is there already.</summary>
    public Uri? ServiceUri { get; init; }

    /// <summary>For an emulator. The container is made when it is not there.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>One for everything that the system writes; not the drop folder's.</summary>
    public string Container { get; init; } = "lotfunctions";

    /// <summary>Null: the container's own default policy, if it has one.</summary>
    public BlobImmutability? Immutability { get; init; }
}
