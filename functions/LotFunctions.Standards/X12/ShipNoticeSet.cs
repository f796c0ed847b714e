using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Writes one transaction set 856, segments in the order of the standard.</summary>
internal sealed class ShipNoticeSet(X12Writer writer, SearchValues<char> forbidden)
{
    private readonly int _before = writer.Count;
    private int _level;
    private int _order;
    private int _tare;
    private int _pack;
    private AsnLine? _last;

    public void Write(Asn.Asn notice, string? version)
    {
        Segment("ST", "856", notice.ControlNumber, version);
        Segment("BSN", PurposeCodes.Of(notice.Purpose), notice.ShipmentId, Date(notice.PreparedAt), notice.PreparedAt is { } at ? Time(at) : null, "0001");
        Shipment(notice);
        foreach (var line in notice.Lines)
        {
            Levels(line);
            new ShipNoticeItem(Segment).Write(line);
            if (line.Supplier is { } supplier) WriteParty(supplier);
            _last = line;
        }

        Segment("CTT", Text(_level));
        Segment("SE", Text(writer.Count - _before + 1), notice.ControlNumber);
    }

    private void Shipment(Asn.Asn notice)
    {
        Level(parent: 0, "S");
        Transport(notice);
        foreach (var reference in notice.References)
        {
            var inherited = (ShipNoticeCodes.IsLotReference(reference.Qualifier) && notice.Lines.Any(static l => l.Lots.Count == 0))
                || (reference.Qualifier == "PO" && notice.Lines.Any(static l => l.PurchaseOrder is null));
            if (inherited) throw WritableNotice.Refused($"the reference {reference.Qualifier} of the shipment would be that of lines that have none");
            Segment("REF", reference.Qualifier, reference.Value);
        }

        Dated("011", notice.ShippedOn);
        Dated("017", notice.ExpectedOn);
        foreach (var party in notice.Parties) WriteParty(party);
    }

    private void Transport(Asn.Asn notice)
    {
        if (notice.Packages is not null || notice.GrossWeight is not null)
        {
            var unit = notice.GrossWeight is { } w ? X12UnitCodes.FindX12(w.Unit) : null;
            if (notice.GrossWeight is not null && (unit is null || UnitCode.FromX12(unit) is null)) throw WritableNotice.Refused("the weight's unit has no code in X12");
            Segment(
                "TD1", null, notice.Packages is { } packages ? Text(packages) : null, null, null, null, notice.GrossWeight is null ? null : "G",
                notice.GrossWeight is { } weight ? WritableNotice.Number(weight.Value) : null, unit);
        }

        // TD503 is for a code, TD505 for a name.
        if (notice.Carrier is { } carrier)
        {
            if (carrier.Contains(' ', StringComparison.Ordinal)) Segment("TD5", null, null, null, null, carrier);
            else Segment("TD5", null, "2", carrier);
        }

        if (notice.Equipment is { } equipment) Segment("TD3", null, null, equipment);
    }

    private void Dated(string qualifier, DateTime? at)
    {
        if (at is { } value) Segment("DTM", qualifier, Date(value), value.TimeOfDay == TimeSpan.Zero ? null : Time(value));
    }

    private void WriteParty(AsnParty party)
    {
        Segment("N1", party.Role, party.Name, party.IdQualifier, party.Id);
        if (party.Address is not { } address) return;
        for (var i = 0; i < address.Lines.Count; i += 2) Segment("N3", address.Lines[i], i + 1 < address.Lines.Count ? address.Lines[i + 1] : null);
        if (address is not { City: null, Region: null, PostalCode: null, Country: null }) Segment("N4", address.City, address.Region, address.PostalCode, address.Country);
    }

    /// <summary>The levels above the item, each only where it is not the same as for the line before.</summary>
    private void Levels(AsnLine line)
    {
        var sameOrder = _last is not null && _last.PurchaseOrder == line.PurchaseOrder;
        var sameTare = sameOrder && _last!.OuterUnit == line.OuterUnit;
        var samePack = sameTare && _last!.LogisticUnits.SequenceEqual(line.LogisticUnits);
        if (!sameOrder)
        {
            _order = Level(1, "O");
            if (line.PurchaseOrder is not null) Segment("PRF", line.PurchaseOrder);
        }

        if (!sameTare) _tare = line.OuterUnit is { } outer ? Marked(_order, "T", [outer]) : 0;
        var above = _tare == 0 ? _order : _tare;
        if (!samePack) _pack = line.LogisticUnits.Count > 0 ? Marked(above, "P", line.LogisticUnits) : 0;
        Level(_pack == 0 ? above : _pack, "I");
    }

    private int Marked(int parent, string code, IReadOnlyList<string> units)
    {
        var level = Level(parent, code);
        foreach (var unit in units) Segment("MAN", "GM", "00" + unit);
        return level;
    }

    private int Level(int parent, string code)
    {
        Segment("HL", Text(++_level), parent == 0 ? null : Text(parent), code);
        return _level;
    }

    private void Segment(string id, params ReadOnlySpan<string?> elements)
    {
        foreach (var element in elements)
        {
            if (element.AsSpan().IndexOfAny(forbidden) is >= 0 and var at)
            {
                throw WritableNotice.Refused($"{id} '{element}' contains '{element![at]}', a delimiter of this interchange; X12 has no escape, choose other delimiters");
            }
        }

        writer.Write(id, elements);
    }

    private static string? Date(DateTime? at) => at?.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at)
    {
        if (at.TimeOfDay.Ticks % (TimeSpan.TicksPerSecond / 100) != 0) throw WritableNotice.Refused("a time has more than hundredths of a second");
        return at.ToString(at.TimeOfDay.Ticks % TimeSpan.TicksPerSecond != 0 ? "HHmmssff" : at.Second != 0 ? "HHmmss" : "HHmm", CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
