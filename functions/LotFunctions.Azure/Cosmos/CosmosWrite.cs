namespace LotFunctions.Azure.Cosmos;

/// <summary>One write of a transactional batch.</summary>
/// <param name="Item">What is written.</param>
/// <param name="Kind">On what condition.</param>
/// <param name="ETag">Of a replacement: what must be stored.</param>
internal readonly record struct CosmosWrite(CosmosItem Item, CosmosWriteKind Kind, string? ETag = null)
{
    /// <summary>Whatever is there.</summary>
    public static CosmosWrite Put(CosmosItem item) => new(item, CosmosWriteKind.Put);

    /// <summary>Only when nothing is there.</summary>
    public static CosmosWrite Create(CosmosItem item) => new(item, CosmosWriteKind.Create);

    /// <summary>In the place of what was read, or, when nothing was, only when still nothing is there.</summary>
    public static CosmosWrite After(CosmosItem? read, CosmosItem item) =>
        read is null ? Create(item) : new CosmosWrite(item, CosmosWriteKind.Replace, read.ETag);
}

internal enum CosmosWriteKind
{
    Put,
    Create,
    Replace,
}
