using System.Buffers;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Events of one append with all that follows from each alone, made by their sender's thread so that no other need. Their
/// bytes are in one buffer, which many appends use one after the other.
/// </summary>
internal sealed class PreparedEvents
{
    private const int UsualSize = 1024;

    private readonly PreparedEvent[] events;
    private byte[] buffer;
    private int length;

    private PreparedEvents(IReadOnlyList<LotEvent> all)
    {
        var keys = EventKey.Of(all);
        buffer = ArrayPool<byte>.Shared.Rent(all.Count * UsualSize);
        events = new PreparedEvent[all.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var at = length;
            Add(CanonicalJson.Written(all[i]));
            var canonical = length - at;
            Add(EventBody.Written(all[i]));
            events[i] = new PreparedEvent(all[i], keys[i], this, at, canonical, length - at - canonical);
        }
    }

    public int Count => events.Length;

    public PreparedEvent this[int index] => events[index];

    public static PreparedEvents Of(IReadOnlyList<LotEvent> events) => new(events);

    public ReadOnlyMemory<byte> Bytes(int at, int count) => buffer.AsMemory(at, count);

    /// <summary>The events are recorded, and nobody will ask for their bytes again.</summary>
    public void Free()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * buffer.Length, length + bytes.Length));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }
}
