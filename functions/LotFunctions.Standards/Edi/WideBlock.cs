using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// The delimiters of 64 bytes as numbers, without a loop over them: for processors that can pack the chosen bytes of a vector
/// (AVX-512 VBMI2). Which one a delimiter is among its kind is the expansion of 0, 1, 2 … over the places of that kind.
/// </summary>
internal static class WideBlock
{
    private static Vector512<byte> Numbers => Vector512.CreateSequence<byte>(0, 1);

    public static bool IsSupported => Avx512Vbmi2.IsSupported;

    /// <summary>Where each of the chosen bytes stands, put behind <paramref name="at"/>.</summary>
    /// <param name="target">Has room for 64.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Put(ref int target, Vector512<byte> chosen, int at) =>
        Put(ref target, Avx512Vbmi2.Compress(Vector512<byte>.Zero, chosen, Numbers), Count(chosen), at);

    /// <summary>For each of the chosen bytes, which one it is among <paramref name="all"/>, the first being <paramref name="first"/>.</summary>
    /// <inheritdoc cref="Put(ref int, Vector512{byte}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PutOrdinals(ref int target, Vector512<byte> chosen, Vector512<byte> all, int first) =>
        Put(ref target, Avx512Vbmi2.Compress(Vector512<byte>.Zero, chosen, Avx512Vbmi2.Expand(Vector512<byte>.Zero, all, Numbers)), Count(chosen), first);

    private static int Count(Vector512<byte> chosen) => BitOperations.PopCount(chosen.ExtractMostSignificantBits());

    // Sixteen at a time; what is beyond the count is written over later.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref int target, Vector512<byte> values, int count, int add)
    {
        var more = Vector512.Create(add);
        (Avx512F.ConvertToVector512Int32(values.GetLower().GetLower()) + more).StoreUnsafe(ref target);
        if (count > 16) (Avx512F.ConvertToVector512Int32(values.GetLower().GetUpper()) + more).StoreUnsafe(ref target, 16);
        if (count > 32) (Avx512F.ConvertToVector512Int32(values.GetUpper().GetLower()) + more).StoreUnsafe(ref target, 32);
        if (count > 48) (Avx512F.ConvertToVector512Int32(values.GetUpper().GetUpper()) + more).StoreUnsafe(ref target, 48);
        return count;
    }
}
