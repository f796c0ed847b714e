using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edifact;

/// <summary>Writes a line: LIN and what belongs to it, then each of its lots with a PCI.</summary>
internal sealed class DespatchLine(EdifactSegmentWriter writer, char decimalMark)
{
    // Pieces of C212 in a PIA, and of C208 in a GIN.
    private const int InSegment = 5;

    // As readers take them, and as 6060 has them with some to spare.
    private const int MostDigits = 17;

    public void Write(AsnLine line, Action<AsnParty> party)
    {
        Identify(line);
        if (line.Description is not null) writer.Begin("IMD").Add("F").Add().Add(null, null, null, line.Description).End();
        Counted(line.Quantity);
        foreach (var serials in line.Serials.Chunk(InSegment))
        {
            writer.Begin("GIN").Add("BN");
            foreach (var serial in serials) writer.Add(serial);
            writer.End();
        }

        Dated("36", line.Expiry);
        Dated("361", line.BestBefore);
        Dated("94", line.Production);
        Dated("365", line.Packed);
        if (line.Supplier is { } supplier) party(supplier);
        if (line.PurchaseOrder is { } order) writer.Begin("RFF").Add("ON", order).End();
        foreach (var lot in line.Lots)
        {
            writer.Begin("PCI").Add("36E").End();
            Counted(lot.Quantity);
            writer.Begin("GIN").Add("BX").Add(lot.Lot).End();
        }
    }

    private void Identify(AsnLine line)
    {
        var items = WritableNotice.Identifications(line, "SRV", "IN", "SA");
        foreach (var item in items)
        {
            if (item.Qualifier is "NB" or "SN" or "PO") throw WritableNotice.Refused($"the qualifier {item.Qualifier} of line {line.Number} names no goods");
        }

        // The LIN is for the GTIN; without one the PIA is the main identification (4347 is 5), else further (1).
        var inLine = items[0].Qualifier is "SRV" or "EN" or "UP";
        writer.Begin("LIN").Add(line.LineId).Add().Add(inLine ? [items[0].Value, items[0].Qualifier] : []).End();
        foreach (var further in items.Skip(inLine ? 1 : 0).Chunk(InSegment))
        {
            writer.Begin("PIA").Add(inLine ? "1" : "5");
            foreach (var item in further) writer.Add(item.Value, item.Qualifier);
            writer.End();
        }
    }

    private void Counted(Quantity? quantity)
    {
        if (quantity is not { } counted) return;
        var number = WritableNotice.Number(counted.Value);
        if (number.Length > MostDigits) throw WritableNotice.Refused($"the quantity {number} has more digits than can be sent");
        if (EdifactUnits.Current(counted.Unit) != counted.Unit || EdifactUnits.Meant(counted.Unit) is not null) throw WritableNotice.Refused($"the unit {counted.Unit} is another one in EDIFACT");
        writer.Begin("QTY").Add("12", number.Replace('.', decimalMark), counted.Unit).End();
    }

    private void Dated(string qualifier, DateOnly? date)
    {
        if (date is { } value) writer.Begin("DTM").Add(qualifier, value.ToString("yyyyMMdd", CultureInfo.InvariantCulture), "102").End();
    }
}
