using System.IO.Hashing;
using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A number for the name of a lot, a unit or a work order (<see cref="KnownNames"/>). Two names may share one.</summary>
internal static class NameKey
{
    private const int LotKind = 1;
    private const int UnitKind = 2;
    private const int WorkOrderKind = 3;

    // The name, and as many bytes as it takes at most.
    private const int Room = 512;

    public static long OfLot(LotKey lot)
    {
        Span<byte> item = stackalloc byte[Room];
        Span<byte> number = stackalloc byte[Room];
        return OfLot(Utf8(lot.Item, item), Utf8(lot.Lot, number));
    }

    public static long OfLot(ReadOnlySpan<byte> item, ReadOnlySpan<byte> lot) =>
        unchecked((long)XxHash3.HashToUInt64(lot, (long)XxHash3.HashToUInt64(item, LotKind)));

    public static long OfUnit(string sscc)
    {
        Span<byte> name = stackalloc byte[Room];
        return OfUnit(Utf8(sscc, name));
    }

    public static long OfUnit(ReadOnlySpan<byte> sscc) => unchecked((long)XxHash3.HashToUInt64(sscc, UnitKind));

    public static long OfWorkOrder(string name)
    {
        Span<byte> letters = stackalloc byte[Room];
        return OfWorkOrder(Utf8(name, letters));
    }

    public static long OfWorkOrder(ReadOnlySpan<byte> name) => unchecked((long)XxHash3.HashToUInt64(name, WorkOrderKind));

    private static ReadOnlySpan<byte> Utf8(string text, Span<byte> room) =>
        text.Length * 3 <= room.Length ? room[..Encoding.UTF8.GetBytes(text, room)] : Encoding.UTF8.GetBytes(text);
}
