using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Writes the segments of an item level.</summary>
internal sealed class ShipNoticeItem(ShipNoticeItem.SegmentSink segment)
{
    // LIN31 is the last: fifteen pairs.
    private const int MaxPairs = 15;

    public delegate void SegmentSink(string id, params ReadOnlySpan<string?> elements);

    public void Write(AsnLine line)
    {
        if (line.BestBefore is not null) throw WritableNotice.Refused($"line {line.Number} has a best-before date, for which X12 has no qualifier");
        var whole = line.Lots is [{ } only] && only.Quantity == line.Quantity ? only.Lot : null;
        Identify(line, whole);
        if (line.Quantity is { } quantity) segment("SN1", line.LineId, WritableNotice.Number(quantity.Value), Unit(quantity));
        if (whole is null)
        {
            for (var i = 0; i < line.Lots.Count; i++)
            {
                var lot = line.Lots[i];
                segment(
                    "SLN", (i + 1).ToString(CultureInfo.InvariantCulture), null, "I", lot.Quantity is { } part ? WritableNotice.Number(part.Value) : null,
                    lot.Quantity is { } counted ? Unit(counted) : null, null, null, null, "LT", lot.Lot);
            }
        }

        if (line.PackSize is { } size) segment("PO4", size.ToString(CultureInfo.InvariantCulture));
        if (line.Description is not null) segment("PID", "F", null, null, null, line.Description);
        foreach (var serial in line.Serials) segment("REF", "SE", serial);
        foreach (var mark in line.Marks) Mark(line, mark);
        Dated("036", line.Expiry);
        Dated("094", line.Production);
        Dated("510", line.Packed);
    }

    private void Identify(AsnLine line, string? lot)
    {
        var items = WritableNotice.Identifications(line, "UK", "BP", "VP");
        if (items.Count + (lot is null ? 0 : 1) > MaxPairs) throw WritableNotice.Refused($"line {line.Number} has more identifications than fit into a LIN");
        var pairs = new List<string?> { line.LineId };
        foreach (var item in items)
        {
            if (!ShipNoticeCodes.NamesGoods(EdiCode.Of(item.Qualifier)))
            {
                throw WritableNotice.Refused($"the qualifier {item.Qualifier} of line {line.Number} names no goods");
            }

            pairs.Add(item.Qualifier);
            pairs.Add(item.Value);
        }

        if (lot is not null) pairs.AddRange(["LT", lot]);
        segment("LIN", [.. pairs]);
    }

    private void Mark(AsnLine line, AsnReference mark)
    {
        if (mark.Qualifier is not ("UC" or "CP" or "W") || (mark.Value.Length is 20 or 22 && Sscc.TryParse(mark.Value, out _)))
        {
            throw WritableNotice.Refused($"the mark {mark.Qualifier} '{mark.Value}' of line {line.Number} is none of a package");
        }

        segment("MAN", mark.Qualifier, mark.Value);
    }

    private void Dated(string qualifier, DateOnly? date)
    {
        if (date is { } value) segment("DTM", qualifier, value.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }

    private static string Unit(Quantity quantity) =>
        X12UnitCodes.FindX12(quantity.Unit) ?? throw WritableNotice.Refused($"the unit {quantity.Unit} is another one in X12");
}
