using System.Buffers.Binary;

namespace LotFunctions.Standards.Edi;

/// <summary>Reads days of eight digits (see <see cref="EdiDates"/>). A notice has the same few days again and again: the last of each place is known.</summary>
internal sealed class RecentDays
{
    private const int PlaceBits = 6;

    private readonly (ulong Text, DateOnly Day)[] _recent = new (ulong, DateOnly)[1 << PlaceBits];

    /// <summary>False for what is no day, and for any text that has not eight bytes.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != sizeof(ulong)) return false;
        var key = BinaryPrimitives.ReadUInt64LittleEndian(text);
        ref var recent = ref _recent[(int)(unchecked(key * 0x9E3779B97F4A7C15) >> (64 - PlaceBits))];
        if (recent.Text != key || key == 0)
        {
            if (!EdiDates.TryDate(text, out var read)) return false;
            recent = (key, read);
        }

        day = recent.Day;
        return true;
    }
}
