using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Reads how the whole shipment travels: packages and weight (TD1), equipment (TD3) and carrier (TD5). A shipment may have
/// several of each; the first one counts, and of further packages (cartons beside the pallets that they stand on) there is no sum.
/// </summary>
internal sealed class TransportReader(DiagnosticList diagnostics)
{
    public string? Carrier { get; private set; }

    public string? Equipment { get; private set; }

    public int? Packages { get; private set; }

    public Quantity? GrossWeight { get; private set; }

    /// <summary>Begins another notice.</summary>
    public void Clear() => (Carrier, Equipment, Packages, GrossWeight) = (null, null, null, null);

    public void Read(in Segment segment, uint tag)
    {
        switch (tag)
        {
            case Tag.Td1:
                Packages ??= X12Numbers.TryCount(segment[2], out var packages) ? packages : null;
                if (segment[6].SequenceEqual("G"u8)) GrossWeight ??= Weight(segment);
                break;
            case Tag.Td3:
                // Initials and number, as they are painted on a container or a trailer.
                Equipment ??= segment[3].IsEmpty ? null : segment.Text(2) + segment.Text(3);
                break;
            case Tag.Td5:
                Carrier ??= segment.TextOrNull(3) ?? segment.TextOrNull(5);
                break;
            default:
                break;
        }
    }

    // The weight is for information: what is wrong with it does not reject the notice.
    private Quantity? Weight(in Segment td1)
    {
        if (X12Numbers.TryQuantity(td1[7], out var value) && UnitCode.FromX12(td1.Text(8)) is { } unit) return new Quantity(value, unit);
        diagnostics.Warning("weight-invalid", $"TD107 '{td1.Text(7)}' and TD108 '{td1.Text(8)}' are not a weight with its unit.", td1.Position(7));
        return null;
    }
}
