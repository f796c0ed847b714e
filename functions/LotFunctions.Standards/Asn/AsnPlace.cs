namespace LotFunctions.Standards.Asn;

/// <summary>An <see cref="EdiPosition"/> as a line keeps it: hardly any is ever asked for, so none is made before. The default is none.</summary>
internal readonly record struct AsnPlace
{
    // The tag; or the whole position, where it is of more than a segment, which no line is that was read.
    private readonly object? _tag;
    private readonly long _offset;

    // One more than the number, as 0 stands for none.
    private readonly int _segment;

    /// <summary>The whole segment.</summary>
    public AsnPlace(int segment, string? tag, long offset) => (_segment, _tag, _offset) = (segment + 1, tag, offset);

    private AsnPlace(EdiPosition position) => _tag = position;

    public static AsnPlace Of(EdiPosition? position) => position switch
    {
        null => default,
        { Element: null, Component: null } => new AsnPlace(position.Segment, position.SegmentId, position.Offset),
        _ => new AsnPlace(position),
    };

    public EdiPosition? Position() => _tag as EdiPosition ?? (_segment == 0 ? null : new EdiPosition(_segment - 1, (string?)_tag, null, null, _offset));
}
