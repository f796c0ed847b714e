namespace LotFunctions.Standards;

/// <summary>A place in an EDI interchange.</summary>
/// <param name="Segment">1-based ordinal of the segment in the interchange (ISA or UNB is 1).</param>
/// <param name="SegmentId">The segment's tag, e.g. <c>LIN</c>; null before a tag could be read.</param>
/// <param name="Element">1-based element number as the standard counts it (LIN03 is 3); null for the whole segment.</param>
/// <param name="Component">1-based component in a composite element; null for the whole element.</param>
/// <param name="Offset">0-based offset in bytes from the start of the input.</param>
public sealed record EdiPosition(int Segment, string? SegmentId, int? Element, int? Component, long Offset);
