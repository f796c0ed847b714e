namespace LotFunctions.Standards.Edi;

/// <summary>
/// Where the parts of the segment at hand stand. There is one of these for all segments of a scanner, so that a segment is
/// passed on as two references.
/// </summary>
internal sealed class SegmentCuts(EdiText text)
{
    /// <summary>Offsets of what ends a component, those of this segment among them.</summary>
    public int[] Cuts { get; set; } = [];

    /// <summary>For the tag and each element: which of the cuts ends it.</summary>
    public int[] Ends { get; set; } = [];

    /// <summary>Which of the ends is that of the tag.</summary>
    public int First { get; set; }

    /// <summary>How many elements there are, without the tag.</summary>
    public int Count { get; set; }

    /// <summary>Offset of the tag.</summary>
    public int Start { get; set; }

    /// <summary>Offset of what ends the tag, or its first component.</summary>
    public int TagEnd { get; set; }

    public EdiText Text { get; } = text;

    public int Ordinal { get; set; }

    /// <summary>Of the tag from the start of the input.</summary>
    public long Offset { get; set; }

    public bool Terminated { get; set; }

    public bool IsPlain { get; set; }

    public byte? Release { get; set; }
}
