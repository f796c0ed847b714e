using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Where the parts of the segment at hand stand. There is one of these for all segments of a scanner, so that a segment is
/// passed on as two references.
/// </summary>
internal sealed class SegmentCuts(EdiText text)
{
    /// <summary>Offsets of what ends a component, those of this segment among them.</summary>
    public int[] Cuts { get; set; } = [];

    /// <summary>For the tag and each element: the offset of what ends it.</summary>
    public int[] Ends { get; set; } = [];

    /// <summary>Which of the cuts each of the ends is.</summary>
    public int[] EndCuts { get; set; } = [];

    /// <summary>Which of the ends is that of the tag.</summary>
    public int First { get; set; }

    /// <summary>How many elements there are, without the tag.</summary>
    public int Count { get; set; }

    /// <summary>Offset of the tag.</summary>
    public int Start { get; set; }

    /// <summary>Which of the cuts is the first that can be of this segment; those before <see cref="Start"/> are none.</summary>
    public int FirstCut { get; set; }

    public EdiText Text { get; } = text;

    public int Ordinal { get; set; }

    /// <summary>Where the offsets count from, from the start of the input.</summary>
    public long Origin { get; set; }

    public bool Terminated { get; set; }

    public bool IsPlain { get; set; }

    public byte? Release { get; set; }

    /// <summary>The element is written, even empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int element) => unchecked((uint)(element - 1) < (uint)Count);

    /// <summary>The offset of what ends an element that is written; that of what stands before it is in front of this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int End(int element) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Ends), unchecked(First + element));

    /// <summary>Which of the cuts ends an element that is written; the one before it is in front of this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int EndCut(int element) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(EndCuts), unchecked(First + element));

    /// <summary>The offset of a cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Cut(int cut) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Cuts), cut);
}
