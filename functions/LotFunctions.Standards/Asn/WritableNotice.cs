using System.Globalization;
using System.Text;
using LotFunctions.Standards.Asn.Assembly;

namespace LotFunctions.Standards.Asn;

/// <summary>
/// What a ship notice must be so that its segments mean the same notice to a reader, in X12 and in EDIFACT alike. Positions,
/// diagnostics and line numbers are not written; of the rest, no text is empty or has spaces around it, and:
/// <list type="bullet">
/// <item>a notice has a control number, a shipment and a purpose; times have no fractions that the syntax cannot say;</item>
/// <item>parties differ in role, identification or name, an address says something, lists say nothing twice;</item>
/// <item>a supplier of a line is one by its role, has an identification and is not the shipment's;</item>
/// <item>a line has an identification, and its GTIN and item numbers follow from its identifications; or it has none of them
/// in terms of a syntax, and then its GTIN and item numbers are written, so that one notice goes out in either syntax;</item>
/// <item>a single lot without a quantity means the whole line; without a quantity of the line its lots have none; an outer
/// unit holds inner ones, and where a unit holds several lines it stands in the same outer unit.</item>
/// </list>
/// </summary>
internal static class WritableNotice
{
    private const int MostPackages = 999_999_999;

    /// <exception cref="ArgumentException">The notice is none of these; the message says what of it.</exception>
    public static void Check(Asn notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        Text("the control number", notice.ControlNumber);
        if (notice.ShipmentId is null) throw Refused("it names no shipment");
        Text("the shipment", notice.ShipmentId);
        if (notice.Purpose == AsnPurpose.Unknown) throw Refused("it has no purpose");
        Text("a carrier", notice.Carrier);
        Text("an equipment", notice.Equipment);
        if (notice.Packages is < 0 or > MostPackages) throw Refused($"it has fewer packages than none, or more than {MostPackages}");
        Distinct("party", notice.Parties, static p => (p.Role, p.IdQualifier, p.Id, p.Name));
        foreach (var party in notice.Parties) Party(party);
        foreach (var reference in notice.References)
        {
            Text("a reference's qualifier", reference.Qualifier);
            Text("a reference", reference.Value);
        }

        var seller = Sellers.Of(notice.Parties);
        foreach (var line in notice.Lines)
        {
            Line(line);
            if (line.Supplier is not { } supplier) continue;
            Party(supplier);
            if (Sellers.Rank(supplier.Role, supplier.Id) == 0) throw Refused($"the supplier of line {line.Number} is none by its role, or has no identification");
            if (Sellers.AreOne(supplier, seller)) throw Refused($"the supplier of line {line.Number} is the shipment's, which needs not be said");
        }
    }

    /// <summary>A number as both syntaxes read it, with a point.</summary>
    /// <exception cref="ArgumentException">It is negative, or longer than readers take.</exception>
    public static string Number(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value is >= 0 and < 1_000_000_000_000_000m && text.Length <= 20 ? text : throw Refused($"the quantity {text} has more digits than can be sent, or is negative");
    }

    /// <summary>The identifications of a line; where it has none in a syntax's terms, its GTIN and item numbers with the qualifiers given.</summary>
    public static IReadOnlyList<ItemIdentifier> Identifications(AsnLine line, string gtin, string buyer, string supplier)
    {
        if (line.Items.Count > 0) return line.Items;
        var items = new List<ItemIdentifier>(3);
        if (line.Gtin is { } number) items.Add(new ItemIdentifier(gtin, number));
        if (line.BuyerItem is { } buyers) items.Add(new ItemIdentifier(buyer, buyers));
        if (line.SupplierItem is { } suppliers) items.Add(new ItemIdentifier(supplier, suppliers));
        return items;
    }

    public static ArgumentException Refused(string why) => new($"The notice cannot be written: {why}.", "notice");

    private static void Party(AsnParty party)
    {
        Text("a party's role", party.Role);
        Text("a party's name", party.Name);
        Text("a party's qualifier", party.IdQualifier);
        Text("a party's identification", party.Id);
        if (party.Address is not { } address) return;
        foreach (var line in address.Lines) Text("a line of an address", line);
        Text("a city", address.City);
        Text("a region", address.Region);
        Text("a postal code", address.PostalCode);
        Text("a country", address.Country);
        if (address.Lines.Count == 0 && address is { City: null, Region: null, PostalCode: null, Country: null }) throw Refused("an address is empty");
    }

    private static void Line(AsnLine line)
    {
        if (line is { Items.Count: 0, Gtin: null, BuyerItem: null, SupplierItem: null }) throw Refused($"line {line.Number} has no identification");
        Text("a GTIN", line.Gtin);
        Text("the buyer's item number", line.BuyerItem);
        Text("the supplier's item number", line.SupplierItem);
        foreach (var item in line.Items)
        {
            Text("an identification's qualifier", item.Qualifier);
            Text("an identification", item.Value);
        }

        Text("a line's id", line.LineId);
        Text("a purchase order", line.PurchaseOrder);
        Text("a description", line.Description);
        foreach (var serial in line.Serials) Text("a serial number", serial);
        foreach (var unit in line.OuterUnit is { } outer ? line.LogisticUnits.Append(outer) : line.LogisticUnits) Unit(unit);
        if (line.OuterUnit is not null && line.LogisticUnits.Count == 0) throw Refused($"line {line.Number} stands on {line.OuterUnit} and in no unit there: name the one as the unit");
        foreach (var mark in line.Marks) Text("a mark", mark.Value);
        if (line.PackSize is < 0 or > MostPackages) throw Refused($"a pack of line {line.Number} holds less than nothing, or more than {MostPackages}");
        Distinct("mark", line.Marks, static m => m);
        Distinct("serial number", line.Serials, static s => s);
        Distinct("logistic unit", line.LogisticUnits, static u => u);
        Distinct("lot", line.Lots, static l => l.Lot);
        foreach (var lot in line.Lots) Text("a lot", lot.Lot);
        if (line.Quantity is null && line.Lots.Any(static l => l.Quantity is not null)) throw Refused($"line {line.Number} has quantities of its lots and none of its own");
        if (line is { Quantity: not null, Lots: [{ Quantity: null }] }) throw Refused($"line {line.Number} has a quantity and its only lot has none");
    }

    private static void Text(string what, string? text)
    {
        if (text is null) return;
        if (text.Length == 0 || text[0] == ' ' || text[^1] == ' ') throw Refused($"{what} '{text}' is empty or has spaces around it");
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return;
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a surrogate pair counts as the replacement character, which no text needs.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar) throw Refused($"{what} '{text}' has a control character, or is no text");
        }
    }

    private static void Unit(string sscc)
    {
        if (sscc.Length != 18 || sscc.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0) throw Refused($"the unit '{sscc}' is no SSCC of 18 digits");
    }

    private static void Distinct<T, TKey>(string what, IReadOnlyList<T> values, Func<T, TKey> key)
    {
        if (values.Count < 2) return;
        var known = new HashSet<TKey>();
        foreach (var value in values) if (!known.Add(key(value))) throw Refused($"a {what} is named twice: {key(value)}");
    }
}
