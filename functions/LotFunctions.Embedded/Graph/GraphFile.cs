using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// The graph as a file, so that a start need not read all events: what it was made of, the arrays as they stand, and a hash
/// over all of it. It follows from the ledger; a file that does not hold is not there.
/// </summary>
internal static class GraphFile
{
    private const int BufferSize = 1 << 20;

    /// <summary>Another number for another layout or another meaning.</summary>
    private static ReadOnlySpan<byte> Magic => "LOTGRAF4"u8;

    /// <summary>Writes a packed graph under a temporary name, then gives it its name.</summary>
    /// <param name="mark">Where in which ledger it stands.</param>
    public static void Write(string path, GraphImage graph, GraphMark mark)
    {
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        using (var buffered = new BufferedStream(file, BufferSize))
        {
            var w = new Writer(buffered);
            w.Bytes(Magic);
            w.Long(mark.Position);
            w.Long(mark.RecordedAt);
            w.Bytes(mark.Hash);
            graph.Write(w);
            buffered.Write(w.Hash());
            buffered.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Null when there is none, or none that holds.</summary>
    public static (CompactGraph Graph, GraphMark Mark)? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            using var buffered = new BufferedStream(file, BufferSize);
            var r = new Reader(buffered, file.Length);
            if (!r.Bytes(Magic.Length).SequenceEqual(Magic)) return null;
            var mark = new GraphMark(r.Long(), r.Long(), r.Bytes(32).ToArray());
            var graph = GraphImage.Read(r);
            if (!r.HashHolds()) return null;
            graph.Position = mark.Position;
            // Not before the hash: a damaged number would be taken for a customer.
            graph.Lines = new LineTable(graph.Lines.Links, DispatchOrder.Of(graph.Dispatches, graph.Customers.Count));
            return (graph, mark);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OverflowException or FormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal sealed class Writer(Stream stream)
    {
        private readonly XxHash128 hash = new();

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            hash.Append(bytes);
            stream.Write(bytes);
        }

        public void Long(long value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            Bytes(bytes);
        }

        public void Array<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            Long(values.Length);
            // In steps: the bytes of a long array are more than a span can count.
            for (var at = 0; at < values.Length; at += BufferSize) Bytes(MemoryMarshal.AsBytes(values[at..Math.Min(values.Length, at + BufferSize)]));
        }

        public void Pages<T>(Paged<T> pages, int count)
            where T : unmanaged
        {
            Long(count);
            foreach (var part in pages.Parts(count)) Bytes(MemoryMarshal.AsBytes(part.Span));
        }

        public void Texts(IReadOnlyList<string> texts)
        {
            Long(texts.Count);
            foreach (var text in texts) Array(System.Text.Encoding.UTF8.GetBytes(text).AsSpan());
        }

        public byte[] Hash() => hash.GetCurrentHash();
    }

    internal sealed class Reader(Stream stream, long length)
    {
        private readonly XxHash128 hash = new();

        public void Into(Span<byte> bytes)
        {
            stream.ReadExactly(bytes);
            hash.Append(bytes);
        }

        public Span<byte> Bytes(int count)
        {
            var bytes = new byte[count];
            Into(bytes);
            return bytes;
        }

        public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

        public T[] Array<T>()
            where T : unmanaged
        {
            var values = HugePages.Array<T>(Count());
            for (var at = 0; at < values.Length; at += BufferSize) Into(MemoryMarshal.AsBytes(values.AsSpan(at..Math.Min(values.Length, at + BufferSize))));
            return values;
        }

        public void Pages<T>(Paged<T> pages)
            where T : unmanaged => pages.Fill(Count(), Into);

        public List<string> Texts()
        {
            var texts = new List<string>();
            for (var count = Count(); count > 0; count--) texts.Add(System.Text.Encoding.UTF8.GetString(Array<byte>()));
            return texts;
        }

        public bool HashHolds()
        {
            var computed = hash.GetCurrentHash();
            var stored = new byte[computed.Length];
            stream.ReadExactly(stored);
            return stored.AsSpan().SequenceEqual(computed) && stream.ReadByte() < 0;
        }

        /// <summary>A damaged number must not take memory.</summary>
        private int Count() => Long() is var count && count >= 0 && count <= length ? (int)count : throw new InvalidDataException("The graph's file is damaged.");
    }
}

/// <summary>A place in a ledger: the number of its last event, when that was recorded, and that event's hash.</summary>
internal sealed record GraphMark(long Position, long RecordedAt, byte[] Hash);
