using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The end of a stream.</summary>
internal readonly record struct StreamHead(long Id, long Events, byte[] Head);

/// <summary>The streams that a job appends to; each head is written once, at the job's end.</summary>
internal sealed class Streams(Session session)
{
    private readonly Remembered<string, StreamHead> known = session.Kept<LedgerMemory>().Streams;
    private readonly Dictionary<string, StreamHead> changed = new(StringComparer.Ordinal);

    public (long Id, byte[] Head) Find(string name)
    {
        var stream = Load(name);
        return (stream.Id, stream.Head);
    }

    public void Advance(string name, byte[] hash)
    {
        var stream = Load(name);
        changed[name] = stream with { Events = stream.Events + 1, Head = hash };
    }

    public void Save()
    {
        foreach (var (name, stream) in changed)
        {
            known.Put(name, stream);
            session.Execute("UPDATE stream SET events = $2, head = $3 WHERE id = $1", stream.Id, stream.Events, stream.Head);
        }
    }

    private StreamHead Load(string name)
    {
        if (changed.TryGetValue(name, out var stream) || known.TryGet(name, out stream)) return stream;
        stream = session.First(
            "SELECT id, events, head FROM stream WHERE name = $1", r => new StreamHead(r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2)), name);
        if (stream.Id == 0)
        {
            var start = Convert.FromHexString(EventChain.Start);
            stream = new StreamHead(session.Insert("INSERT INTO stream (name, events, head) VALUES ($1, 0, $2)", name, start), 0, start);
        }

        known.Put(name, stream);
        return stream;
    }
}
