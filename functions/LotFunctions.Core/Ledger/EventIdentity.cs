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
    public static LotEvent Seal(LotEvent draft, string? eventId, bool atStated = true, string? place = null)
    {
        var hash = Convert.ToHexStringLower(CanonicalEvent.Hash(draft, place ?? "", "", atStated ? draft.At : default));
        return draft with { EventId = eventId ?? $"e-{hash[..32]}", ContentHash = hash };
    }
}
