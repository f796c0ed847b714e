using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// The delimiters of 64 bytes as numbers, for any processor: a bit stands for each byte. Several are put at a time, whether there
/// are so many or not, as a branch for each costs more than the numbers do; what is beyond the count is written over later.
/// </summary>
internal static class BitBlock
{
    /// <summary>How many places a target has to have behind the last number that counts.</summary>
    public const int Spare = 64;

    private const int Several = 8;
    private const int Few = 4;

    /// <summary>Where each of the chosen bytes stands, put behind <paramref name="at"/>.</summary>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Put(ref int target, ulong chosen, int at)
    {
        var count = BitOperations.PopCount(chosen);
        for (var i = 0; i < count; i += Several)
        {
            ref var next = ref Unsafe.Add(ref target, i);
            next = Offset(ref chosen, at);
            Unsafe.Add(ref next, 1) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 2) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 3) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 4) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 5) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 6) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 7) = Offset(ref chosen, at);
        }

        return count;
    }

    /// <summary>The same into two targets: to read what was written just now would have to wait for it.</summary>
    /// <inheritdoc cref="Put(ref int, ulong, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Put(ref int target, ref int other, ulong chosen, int at)
    {
        var count = BitOperations.PopCount(chosen);
        for (var i = 0; i < count; i += Several)
        {
            ref var next = ref Unsafe.Add(ref target, i);
            ref var same = ref Unsafe.Add(ref other, i);
            next = same = Offset(ref chosen, at);
            Unsafe.Add(ref next, 1) = Unsafe.Add(ref same, 1) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 2) = Unsafe.Add(ref same, 2) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 3) = Unsafe.Add(ref same, 3) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 4) = Unsafe.Add(ref same, 4) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 5) = Unsafe.Add(ref same, 5) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 6) = Unsafe.Add(ref same, 6) = Offset(ref chosen, at);
            Unsafe.Add(ref next, 7) = Unsafe.Add(ref same, 7) = Offset(ref chosen, at);
        }

        return count;
    }

    /// <summary>One number after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutNumbers(ref int target, int count, int first)
    {
        for (var i = 0; i < count; i += Several) (Vector256.Create(first + i) + Vector256<int>.Indices).StoreUnsafe(ref target, (nuint)i);
    }

    /// <summary>For each of the chosen bytes, which one it is among <paramref name="all"/>, the first being <paramref name="first"/>.</summary>
    /// <inheritdoc cref="Put(ref int, ulong, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PutOrdinals(ref int target, ulong chosen, ulong all, int first)
    {
        var count = BitOperations.PopCount(chosen);
        for (var i = 0; i < count; i += Few)
        {
            ref var next = ref Unsafe.Add(ref target, i);
            next = Ordinal(ref chosen, all, first);
            Unsafe.Add(ref next, 1) = Ordinal(ref chosen, all, first);
            Unsafe.Add(ref next, 2) = Ordinal(ref chosen, all, first);
            Unsafe.Add(ref next, 3) = Ordinal(ref chosen, all, first);
        }

        return count;
    }

    // Of the lowest of the chosen, which is taken from them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Offset(ref ulong chosen, int at)
    {
        unchecked
        {
            var offset = at + BitOperations.TrailingZeroCount(chosen);
            chosen &= chosen - 1;
            return offset;
        }
    }

    // The lowest of the chosen, which is taken from them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Ordinal(ref ulong chosen, ulong all, int first)
    {
        unchecked
        {
            var rest = chosen - 1;
            var before = all & ~chosen & rest;
            chosen &= rest;
            return first + BitOperations.PopCount(before);
        }
    }
}
