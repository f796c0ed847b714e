using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Writes one message DESADV. The packing levels are the shipment, below it the outer units, below these the units that hold
/// lines; lines in no unit have a level of their own, so that no level with lines has another below it.
/// </summary>
internal sealed class DespatchAdvice(EdifactSegmentWriter writer, char decimalMark)
{
    private const int MostAddressLines = 4;

    private readonly int _before = writer.Count;
    private readonly DespatchLine _line = new(writer, decimalMark);
    private int _level;
    private int _outer;

    public void Write(Asn.Asn notice, string version)
    {
        writer.Begin("UNH").Add(notice.ControlNumber).Add(version.Split(':')).End();
        writer.Begin("BGM").Add("351").Add(notice.ShipmentId).Add(Purpose(notice.Purpose)).End();
        Dated("137", notice.PreparedAt);
        Dated("11", notice.ShippedOn);
        Dated("17", notice.ExpectedOn);
        foreach (var reference in notice.References)
        {
            if (reference.Qualifier == "ON" && notice.Lines.Any(static l => l.PurchaseOrder is null)) throw WritableNotice.Refused("the order of the shipment would be that of lines that have none");
            writer.Begin("RFF").Add(reference.Qualifier, reference.Value).End();
        }

        foreach (var party in notice.Parties) Party(party);
        Level(parent: 0);
        for (var i = 0; i < notice.Lines.Count; i++)
        {
            Levels(notice.Lines[i], i == 0 ? null : notice.Lines[i - 1]);
            _line.Write(notice.Lines[i], Party);
        }

        writer.Begin("CNT").Add("2", Text(notice.Lines.Count)).End();
        writer.Begin("UNT").Add(Text(writer.Count - _before + 1)).Add(notice.ControlNumber).End();
    }

    private void Party(AsnParty party)
    {
        var address = party.Address ?? new AsnAddress();
        if (address.Lines.Count > MostAddressLines) throw WritableNotice.Refused($"an address has more than {MostAddressLines} lines");
        writer.Begin("NAD").Add(party.Role).Add(party.Id, null, party.IdQualifier).Add().Add(party.Name).Add([.. address.Lines])
            .Add(address.City).Add(address.Region).Add(address.PostalCode).Add(address.Country).End();
    }

    /// <summary>The levels above the line, each only where it is not the same as for the line before.</summary>
    private void Levels(AsnLine line, AsnLine? last)
    {
        var sameOuter = last is not null && last.OuterUnit == line.OuterUnit;
        if (sameOuter && last!.LogisticUnits.SequenceEqual(line.LogisticUnits)) return;
        if (!sameOuter)
        {
            _outer = 1;
            if (line.OuterUnit is { } outer) _outer = Packed(parent: 1, [outer]);
        }

        if (line.LogisticUnits.Count > 0) Packed(_outer, line.LogisticUnits);
        else Level(_outer);
    }

    private int Packed(int parent, IReadOnlyList<string> units)
    {
        var level = Level(parent);
        writer.Begin("PAC").Add(Text(units.Count)).End();
        writer.Begin("PCI").Add("33E").End();
        foreach (var unit in units) writer.Begin("GIN").Add("BJ").Add(unit).End();
        return level;
    }

    private int Level(int parent)
    {
        writer.Begin("CPS").Add(Text(++_level)).Add(parent == 0 ? null : Text(parent)).End();
        return _level;
    }

    private void Dated(string qualifier, DateTime? at)
    {
        if (at is not { } value) return;
        if (value.Ticks % TimeSpan.TicksPerSecond != 0) throw WritableNotice.Refused("a time has fractions of a second");
        var seconds = value.Second != 0;
        writer.Begin("DTM").Add(qualifier, value.ToString(seconds ? "yyyyMMddHHmmss" : "yyyyMMddHHmm", CultureInfo.InvariantCulture), seconds ? "204" : "203").End();
    }

    private static string Purpose(AsnPurpose purpose) => purpose switch
    {
        AsnPurpose.Original => "9",
        AsnPurpose.Cancel => "1",
        AsnPurpose.Add => "2",
        AsnPurpose.Delete => "3",
        AsnPurpose.Change => "4",
        AsnPurpose.Replace => "5",
        AsnPurpose.Confirm => "42",
        AsnPurpose.Duplicate => "7",
        AsnPurpose.Advance => "14",
        AsnPurpose.Reissue => "31",
        AsnPurpose.Information => "46",
        _ => throw WritableNotice.Refused("it has no purpose"),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
