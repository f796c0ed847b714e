namespace LotFunctions.Core.Ledger;

/// <summary>
/// Gives an event its id and content hash. The sender's id is honoured; without one the id is derived from the content
/// as sent (and, for a document, from the place in it), so that a resend is a duplicate and never a second fact.
/// </summary>
public static class EventIdentity
{
    /// <summary>Seals an event before any default is filled in.</summary>
    /// <param name="draft">As the sender states it; its own id and hash are not looked at.</param>
    /// <param name="eventId">The sender's id, or null.</param>
    /// <param name="atStated">False when <see cref="LotEvent.At"/> is a default and so no part of the content.</param>
    /// <param name="place">The place in the source document (transaction set, line, lot), or null.</param>
    public static LotEvent Seal(LotEvent draft, string? eventId, bool atStated = true, string? place = null) =>
        Sealed(draft with { }, eventId, CanonicalEvent.Hash(draft, place ?? "", "", atStated ? draft.At : default));

    /// <summary>As <see cref="Seal"/>, of a draft that nobody else has: it is the event then.</summary>
    internal static LotEvent SealOwn(LotEvent draft, string? eventId, bool atStated) =>
        Sealed(draft, eventId, CanonicalEvent.Hash(draft, "", "", atStated ? draft.At : default));

    /// <summary>As <see cref="Seal"/>, of many at once: the hash of the draft is put into the batch, for <see cref="Sealed"/>.</summary>
    internal static void Hash(HashBatch hashes, LotEvent draft, bool atStated) => CanonicalEvent.Hash(hashes, draft, "", "", atStated ? draft.At : default);

    /// <summary>The draft itself with its hash, and the id that is stated or follows from it.</summary>
    /// <param name="draft">Nobody else has it.</param>
    internal static LotEvent Sealed(LotEvent draft, string? eventId, ReadOnlySpan<byte> contentHash)
    {
        var hash = Convert.ToHexStringLower(contentHash);
        return draft.Seal(eventId ?? string.Concat("e-", hash.AsSpan(0, 32)), hash);
    }
}
