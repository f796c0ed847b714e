using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>An event that is decided and has its number and its place in its chain.</summary>
internal struct PendingEvent(
    PreparedEvent prepared, long seq, long recordedAt, long recorder, string recorderName, StreamRow stream, EventNames names, EventLinks links)
{
    private byte[] previous = [];
    private byte[] hash = [];

    public readonly long Seq => seq;

    public readonly LotEvent Event => prepared.Event;

    /// <summary>To be called in the order of the events: how many of those that wait come before it in its chain.</summary>
    public readonly int Wait() => stream.Waiting++;

    /// <summary>To be called when those before it in its chain have their hashes.</summary>
    public void Hash(HashBatch hashes)
    {
        previous = stream.Head;
        EventChain.HashOf(hashes, prepared.Canonical, Ticks.ToTime(recordedAt), recorderName, stream.Name, previous);
    }

    public void Hashed(byte[] own)
    {
        hash = own;
        stream.Waiting--;
        stream.Advance(own);
    }

    public readonly EventRow Row() => new(seq, prepared.Key, recordedAt, recorder, stream.Stream, names, links, previous, hash, prepared.Body);
}
