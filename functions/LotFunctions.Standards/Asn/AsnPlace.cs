namespace LotFunctions.Standards.Asn;

/// <summary>An <see cref="EdiPosition"/> as a line keeps it: hardly any is ever asked for, so none is made before. The default is none.</summary>
internal readonly record struct AsnPlace
{
    private readonly string? _tag;
    private readonly long _offset;

    // One more than the number, as 0 stands for none.
    private readonly int _segment;
    private readonly int _element;
    private readonly int _component;

    /// <summary>The whole segment.</summary>
    public AsnPlace(int segment, string? tag, long offset) => (_segment, _tag, _offset) = (segment + 1, tag, offset);

    private AsnPlace(EdiPosition position)
        : this(position.Segment, position.SegmentId, position.Offset) => (_element, _component) = (position.Element + 1 ?? 0, position.Component + 1 ?? 0);

    public static AsnPlace Of(EdiPosition? position) => position is null ? default : new AsnPlace(position);

    public EdiPosition? Position() => _segment == 0 ? null : new EdiPosition(_segment - 1, _tag, Number(_element), Number(_component), _offset);

    private static int? Number(int stored) => stored == 0 ? null : stored - 1;
}
