namespace LotFunctions.Azure.Blobs;

/// <summary>
/// Under what policy each blob is put as it is made: until its time is over nobody changes or removes it, the account's owner
/// included. The container must have version-level immutability; on one that has not, every write fails.
/// </summary>
public sealed record BlobImmutability
{
    /// <summary>Days from the writing on; 21 CFR 1.1455 asks for two years, other rules for more.</summary>
    public required int Days { get; init; }

    /// <summary>Nobody can shorten or remove the policy any more. Unlocked, those who may do so can: for trials.</summary>
    public bool Locked { get; init; }
}
