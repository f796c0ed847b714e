using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// The hash chain of a stream: hash = SHA-256(previous hash ‖ canonical {event, recordedAt, recordedBy, stream}), in hex.
/// A changed, removed or reordered event breaks every hash after it.
/// </summary>
public static class EventChain
{
    public static readonly string Start = new('0', 64);

    private sealed record Link(LotEvent Event, DateTimeOffset RecordedAt, string RecordedBy, string Stream);

    public static RecordedEvent Append(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash) =>
        new(e, recordedAt, recordedBy, stream, previousHash, HashOf(e, recordedAt, recordedBy, stream, previousHash));

    /// <summary>True when the event is just what was recorded, after just the event that it names.</summary>
    public static bool Holds(RecordedEvent r) =>
        r.Hash == HashOf(r.Event, r.RecordedAt, r.RecordedBy, r.Stream, r.PreviousHash);

    private static string HashOf(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previousHash));
        hash.AppendData(CanonicalJson.Write(new Link(e, recordedAt, recordedBy, stream)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
