using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Arrays that are read here and there. On Linux the kernel is asked to put the large ones on pages of two megabytes: else the
/// processor, whose list of pages is short, looks up a page for nearly every place, and the more the larger the graph is. It is
/// a wish: where the kernel has no such pages the array lies on small ones. The memory is the garbage collector's like any other.
/// </summary>
internal static partial class HugePages
{
    /// <summary>Arrays of fewer bytes are left as they are.</summary>
    private const long Least = 4 << 20;

    /// <summary>MADV_HUGEPAGE of <c>madvise(2)</c>.</summary>
    private const int Wish = 14;

    /// <summary>Its values are not set.</summary>
    public static T[] Array<T>(int length)
        where T : unmanaged
    {
        var bytes = (long)length * Unsafe.SizeOf<T>();
        if (bytes < Least || !OperatingSystem.IsLinux()) return GC.AllocateUninitializedArray<T>(length);
        // Pinned: it stays on the pages that the wish is for.
        var array = GC.AllocateUninitializedArray<T>(length, pinned: true);
        Ask(ref Unsafe.As<T, byte>(ref array[0]), bytes);
        return array;
    }

    private static unsafe void Ask(ref byte first, long bytes)
    {
        var page = (nuint)Environment.SystemPageSize;
        var start = (nuint)Unsafe.AsPointer(ref first);
        var end = (start + (nuint)bytes) / page * page;
        start = (start + page - 1) / page * page;
        _ = Advise((void*)start, end - start, Wish);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static unsafe partial int Advise(void* start, nuint length, int advice);
}
