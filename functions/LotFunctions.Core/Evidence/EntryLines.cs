namespace LotFunctions.Core.Evidence;

/// <summary>The lines of an NDJSON entry as the bytes that they are, without their line feeds; the last one may lack its own.</summary>
internal sealed class EntryLines(Stream stream) : IDisposable
{
    private byte[] buffer = new byte[81920];
    private int start, end;

    /// <summary>Good until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    public bool MoveNext()
    {
        var looked = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Current = buffer.AsMemory(start, looked + length);
                start += looked + length + 1;
                return true;
            }

            looked = end - start;
            if (!Fill())
            {
                Current = buffer.AsMemory(start, looked);
                start = end;
                return looked > 0;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    /// <summary>False at the end of the entry.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
