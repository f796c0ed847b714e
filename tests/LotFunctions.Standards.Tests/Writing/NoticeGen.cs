using CsCheck;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Writing;

/// <summary>Generates ship notices of the writable subset, as a reader of the syntax would give them.</summary>
/// <param name="letters">The characters of free text.</param>
/// <param name="roles">Codes of parties.</param>
/// <param name="idQualifiers">Codes of parties' identifications.</param>
/// <param name="references">Codes of references to a shipment.</param>
/// <param name="items">Qualifiers of goods: of a GTIN, the buyer's and the supplier's number, and of others.</param>
/// <param name="time">Times down to what the syntax can say.</param>
/// <param name="isX12">It says how the shipment travels, and marks and sizes of packages, and no best-before date.</param>
internal sealed class NoticeGen(
    string letters, string[] roles, string[] idQualifiers, string[] references, (string Gtin, string Buyer, string Supplier, string Other) items, Gen<DateTime> time, bool isX12)
{
    public static readonly Gen<DateTime> Minutes = Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 1439])
        .Select(static (day, minute) => new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddMinutes(minute));

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 5000].Select(static d => new DateOnly(2020, 1, 1).AddDays(d));

    private static readonly Gen<string> Digits = Gen.Int[0, 999_999].Select(static n => n.ToString("000000", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<string> Sscc = Digits.Select(static d => Complete("00950110100" + d));

    private static readonly Gen<string> Gtin = Digits.Select(static d => Complete("0950110" + d));

    private static readonly Gen<Quantity> Quantity = Gen.Select(Gen.Long[0, 99_999_999_999], Gen.Int[0, 4], Pick("KGM", "EA", "LTR", "XCS", "H87"))
        .Select(static (value, scale, unit) => new Quantity(new decimal(value) / (decimal)Math.Pow(10, scale), unit));

    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Of one group: control numbers differ.</summary>
    public Gen<Asn.Asn[]> Notices => Notice.Array[0, 3].Select(static notices => notices.Select(static (n, i) => n with { ControlNumber = $"{i + 1:0000}" }).ToArray());

    private Gen<string> Text => Gen.Char[letters].Array[1, 20].Select(static c => new string(c).Trim(' ')).Where(static t => t.Length > 0);

    private Gen<string> Code => Gen.Char["ABCXYZ0123456789"].Array[1, 10].Select(static c => new string(c));

    private Gen<Asn.Asn> Notice => Gen.Select(
        Gen.Enum<AsnPurpose>().Where(static p => p != AsnPurpose.Unknown), Code, Maybe(time), Maybe(time), Maybe(time), Gen.Select(Party.Array[0, 3], Reference.Array[0, 3], Line.Array[0, 5], Transport),
        static (purpose, shipment, prepared, shipped, expected, rest) => rest.Item4 with
        {
            ControlNumber = "0001",
            Purpose = purpose,
            ShipmentId = shipment,
            PreparedAt = prepared,
            ShippedOn = shipped,
            ExpectedOn = expected,
            Parties = [.. rest.Item1.DistinctBy(static p => (p.Role, p.IdQualifier, p.Id, p.Name))],
            References = rest.Item2,
            Lines = [.. Units(rest.Item3).Select(static (l, i) => l with { Number = i + 1 })],
        });

    private Gen<Asn.Asn> Transport => Gen.Select(MaybeRef(Text), MaybeRef(Code), Maybe(Gen.Int[0, 999_999_999]), Maybe(Gen.Int[1, 9_999_999]))
        .Select((carrier, equipment, packages, weight) => !isX12 ? new Asn.Asn { ControlNumber = "" } : new Asn.Asn
        {
            ControlNumber = "",
            Carrier = carrier,
            Equipment = equipment,
            Packages = packages,
            GrossWeight = weight is { } w ? new Quantity(w / 100m, "KGM") : null,
        });

    private Gen<AsnParty> Party => Gen.Select(
        Pick(roles), MaybeRef(Text), Maybe(Gen.Select(Pick(idQualifiers), Code)), MaybeRef(Address),
        static (role, name, id, address) => new AsnParty { Role = role, Name = name, IdQualifier = id?.Item1, Id = id?.Item2, Address = address });

    // No shipment's: its identification has another letter.
    private Gen<AsnParty> Seller => Gen.Select(Pick("SU", "VN", "SE"), MaybeRef(Text), Pick(idQualifiers), Code, MaybeRef(Address))
        .Select(static (role, name, qualifier, id, address) => new AsnParty { Role = role, Name = name, IdQualifier = qualifier, Id = "Q" + id[1..], Address = address });

    private Gen<AsnAddress> Address => Gen.Select(Text.Array[0, 3], MaybeRef(Text), MaybeRef(Code), MaybeRef(Code), MaybeRef(Pick("US", "DE")))
        .Select(static (lines, city, region, postal, country) => new AsnAddress { Lines = lines, City = city, Region = region, PostalCode = postal, Country = country })
        .Where(static a => a.Lines.Count > 0 || a is not { City: null, Region: null, PostalCode: null, Country: null });

    private Gen<AsnReference> Reference => Gen.Select(Pick(references), Text).Select(static (q, v) => new AsnReference(q, v));

    private Gen<AsnLine> Line => Gen.Select(
        Items, Lots, Gen.Select(Text.Array[0, 3], Sscc.Array[0, 2], MaybeRef(Sscc)), Gen.Select(Maybe(Day), Maybe(Day), Maybe(Day), Maybe(Day)), Gen.Select(MaybeRef(Text), MaybeRef(Text), Gen.Int[1, 999], Gen.Select(Pick("CP", "UC", "W"), Code).Array[0, 2], Maybe(Gen.Int[1, 999_999_999]), MaybeRef(Seller)),
        (items, lots, held, dates, rest) => items with
        {
            Quantity = lots.Total,
            Lots = lots.Lots,
            Serials = [.. held.Item1.Distinct()],
            LogisticUnits = [.. held.Item2.Distinct().Where(u => u != held.Item3)],
            OuterUnit = held.Item2.Any(u => u != held.Item3) ? held.Item3 : null,
            Expiry = dates.Item1,
            Production = dates.Item2,
            Packed = dates.Item3,
            BestBefore = isX12 ? null : dates.Item4,
            PurchaseOrder = rest.Item1,
            Description = rest.Item2,
            Marks = isX12 ? [.. rest.Item4.Distinct().Select(static m => new AsnReference(m.Item1, m.Item2))] : [],
            PackSize = isX12 ? rest.Item5 : null,
            Supplier = rest.Item6,
            LineId = rest.Item3.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    /// <summary>What identifies the goods, in an order that leaves no choice.</summary>
    private Gen<AsnLine> Items => Gen.Select(MaybeRef(Gtin), MaybeRef(Code), MaybeRef(Code), Code).Select((gtin, buyer, supplier, other) =>
    {
        var found = new List<ItemIdentifier>();
        if (gtin is not null) found.Add(new ItemIdentifier(items.Gtin, gtin));
        if (buyer is not null) found.Add(new ItemIdentifier(items.Buyer, buyer));
        if (supplier is not null) found.Add(new ItemIdentifier(items.Supplier, supplier));
        if (found.Count is 0 or 3) found.Add(new ItemIdentifier(items.Other, other));
        return new AsnLine { Number = 1, Items = found, Gtin = gtin, BuyerItem = buyer, SupplierItem = supplier, Item = gtin ?? buyer ?? supplier ?? other };
    });

    private Gen<(Quantity? Total, AsnLot[] Lots)> Lots => Gen.Select(Maybe(Quantity), Gen.Select(Text, Maybe(Quantity)).Array[0, 3], Gen.Bool).Select(static (total, lots, whole) =>
    {
        var distinct = lots.DistinctBy(static l => l.Item1).Select(l => new AsnLot(l.Item1, total is null ? null : l.Item2)).ToArray();
        if (distinct is [var only] && (whole || only.Quantity is null)) distinct = [only with { Quantity = total }];
        return (total, distinct);
    });

    /// <summary>A unit stands in one place and is the outer or the inner one.</summary>
    private static IEnumerable<AsnLine> Units(AsnLine[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            // Every other line is in what the line before is in, as the items of one carton are.
            yield return i % 2 == 1 ? lines[i] with { LogisticUnits = lines[i - 1].LogisticUnits, OuterUnit = lines[i - 1].OuterUnit, PurchaseOrder = lines[i - 1].PurchaseOrder } : lines[i];
        }
    }

    private static string Complete(string digits) => digits + CheckDigit.Compute(digits);

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Select(Gen.Int[0, 2], gen).Select(static (n, value) => n == 0 ? (T?)null : value);

    private static Gen<T?> MaybeRef<T>(Gen<T> gen) => Gen.Select(Gen.Int[0, 2], gen).Select(static (n, value) => n == 0 ? default(T?) : value);
}
