using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Tells the processor what will be read soon. What a walk reaches lies anywhere in memory, and without this the processor
/// waits for one place after the other; a place that is never read after all does no harm.
/// </summary>
internal static class Ahead
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref readonly T place)
    {
        // A hint holds no object: it may move meanwhile.
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }
}
