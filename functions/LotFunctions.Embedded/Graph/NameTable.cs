using System.IO.Hashing;
using System.Text;

namespace LotFunctions.Embedded.Graph;

/// <summary>Texts, each once, with a number from 0 up: a few bytes more than their letters.</summary>
internal sealed class NameTable
{
    private int[] slots = new int[64];

    /// <summary>The names' letters, one after the other (UTF-8).</summary>
    public Paged<byte> Letters { get; } = new();

    /// <summary>Where each name ends.</summary>
    public Paged<int> Ends { get; } = new();

    public int Count => Ends.Count;

    public long Bytes => Letters.Bytes + Ends.Bytes + ((long)slots.Length * sizeof(int));

    public int Number(string name)
    {
        Span<byte> buffer = stackalloc byte[512];
        ReadOnlySpan<byte> letters = name.Length * 3 <= buffer.Length ? buffer[..Encoding.UTF8.GetBytes(name, buffer)] : Encoding.UTF8.GetBytes(name);
        var slot = Slot(letters);
        if (slots[slot] != 0) return slots[slot] - 1;

        foreach (var letter in letters) Letters.Add(letter);
        var number = Ends.Add(Letters.Count);
        slots[slot] = number + 1;
        if (Ends.Count * 2 > slots.Length) Index();
        return number;
    }

    public string Name(int number)
    {
        var (start, end) = Range(number);
        return Encoding.UTF8.GetString(Copy(start, end));
    }

    /// <summary>To be called after the names were read from a file.</summary>
    public void Index()
    {
        slots = new int[Math.Max(64, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Ends.Count * 4))];
        for (var number = 0; number < Ends.Count; number++)
        {
            var (start, end) = Range(number);
            slots[Slot(Copy(start, end))] = number + 1;
        }
    }

    /// <summary>The slot that has the name, or the free one that it would get.</summary>
    private int Slot(ReadOnlySpan<byte> letters)
    {
        var mask = slots.Length - 1;
        var slot = (int)(XxHash3.HashToUInt64(letters) & (uint)mask);
        while (slots[slot] != 0 && !Is(slots[slot] - 1, letters)) slot = (slot + 1) & mask;
        return slot;
    }

    private bool Is(int number, ReadOnlySpan<byte> letters)
    {
        var (start, end) = Range(number);
        if (end - start != letters.Length) return false;
        for (var i = 0; i < letters.Length; i++)
        {
            if (Letters[start + i] != letters[i]) return false;
        }

        return true;
    }

    private (int Start, int End) Range(int number) => (number == 0 ? 0 : Ends[number - 1], Ends[number]);

    private byte[] Copy(int start, int end)
    {
        var copy = new byte[end - start];
        for (var i = 0; i < copy.Length; i++) copy[i] = Letters[start + i];
        return copy;
    }
}
