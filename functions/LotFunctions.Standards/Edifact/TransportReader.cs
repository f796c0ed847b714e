using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads what is said of the transport of the whole shipment: TDT, EQD, MEA of the header, PAC of the outermost level.</summary>
internal sealed class TransportReader(Content content)
{
    /// <summary>TDT C040: the carrier's code 3127, else its name 3128.</summary>
    public string? Carrier { get; private set; }

    /// <summary>EQD C237: 8260, the trailer's or container's number.</summary>
    public string? Equipment { get; private set; }

    /// <summary>The sum of PAC 7224.</summary>
    public int? Packages { get; private set; }

    /// <summary>MEA with 6313 <c>G</c> or <c>AAD</c>, gross weight and total gross weight.</summary>
    public Quantity? GrossWeight { get; private set; }

    public void Clear() => (Carrier, Equipment, Packages, GrossWeight) = (null, null, null, null);

    public void Read(in Segment segment, int tag)
    {
        switch (tag)
        {
            case SegmentTag.Tdt:
                Carrier ??= segment.TextOrNull(5, 1) ?? segment.TextOrNull(5, 4);
                break;
            case SegmentTag.Eqd:
                Equipment ??= segment.TextOrNull(2, 1);
                break;
            default:
                Mea(segment);
                break;
        }
    }

    public void Pac(in Segment pac)
    {
        if (QuantityReader.Count(pac[1]) is not { } count) return;
        var sum = (Packages ?? 0L) + count;
        Packages = sum <= int.MaxValue ? (int)sum : Packages;
    }

    private void Mea(in Segment mea)
    {
        if (GrossWeight is not null || content.Code(mea.Component(2, 1)) is not ("G" or "AAD")) return;
        var unit = content.Code(mea.Component(3, 1));
        if (UnitCode.IsWellFormed(unit) && QuantityReader.TryNumber(mea.Component(3, 2), out var weight)) GrossWeight = new Quantity(weight, EdifactUnits.Current(unit));
    }
}
