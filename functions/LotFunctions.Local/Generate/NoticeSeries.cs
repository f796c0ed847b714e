using System.Globalization;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Local.Generate;

/// <summary>
/// Ship notices of one make, any number of them, for measuring: six pallets of two lines each, one line with its lot and one
/// with two lots and their quantities; some 2.4 kB as an 856.
/// </summary>
internal static class NoticeSeries
{
    private const int Pallets = 6;

    private static readonly DateTime Day = new(2026, 7, 14, 9, 15, 0, DateTimeKind.Unspecified);

    private static readonly AsnParty[] Parties =
    [
        new()
        {
            Role = "SF", Name = "Alder Ingredients", IdQualifier = "UL", Id = "9501101000009",
            Address = new AsnAddress { Lines = ["12 Mill Lane", "Unit 4"], City = "Harlow", Region = "ESX", PostalCode = "CM20 2AB", Country = "GB" },
        },
        new() { Role = "ST", Name = "Works North", IdQualifier = "92", Id = "WN1" },
    ];

    /// <summary>Writes one interchange of <paramref name="count"/> notices; its length in bytes.</summary>
    public static long Write(string path, int count, bool edifact, CancellationToken cancellationToken)
    {
        var supplier = new PlantSupplier("S-1", "Alder Ingredients", "9501101000009", edifact ? "14" : "ZZ", edifact ? "9501101000009" : "ALDER", edifact);
        var file = new NoticeFile(path, supplier, 1, Day);
        using (file)
        {
            for (var i = 1; i <= count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.Write(Notice(i));
            }
        }

        return file.Length;
    }

    /// <summary>The notice of a number, always the same.</summary>
    public static Asn Notice(int number) => new()
    {
        ControlNumber = Text($"{number:0000}"),
        Purpose = AsnPurpose.Original,
        ShipmentId = Text($"SH-{number:00000}"),
        PreparedAt = Day,
        ShippedOn = Day.AddHours(-1),
        Parties = Parties,
        References = [new AsnReference("BM", Text($"BOL-{number:00000}"))],
        Lines = [.. Enumerable.Range(0, Pallets).SelectMany(p => Pallet(number, p))],
    };

    private static IEnumerable<AsnLine> Pallet(int number, int pallet)
    {
        var digits = Text($"095011010{(number * Pallets) + pallet:00000000}");
        var line = new AsnLine
        {
            Number = (2 * pallet) + 1,
            LineId = Text($"{(2 * pallet) + 1}"),
            Item = "09501101530003",
            Gtin = "09501101530003",
            BuyerItem = "RM-1001",
            SupplierItem = "ALD-77",
            Quantity = new Quantity(250.5m, "KGM"),
            Lots = [new AsnLot(Text($"A{number:00000}-{pallet}"), new Quantity(250.5m, "KGM"))],
            LogisticUnits = [digits + CheckDigit.Compute(digits)],
            Expiry = new DateOnly(2037, 12, 31),
            Production = new DateOnly(2026, 7, 11),
            PurchaseOrder = Text($"PO-{number:00000}"),
            Description = "MALTED BARLEY FLOUR",
        };
        yield return line;
        yield return line with
        {
            Number = line.Number + 1,
            LineId = Text($"{line.Number + 1}"),
            Item = "RM-1002",
            Gtin = null,
            BuyerItem = "RM-1002",
            SupplierItem = "ALD-78",
            Quantity = new Quantity(12, "XCS"),
            Lots = [new AsnLot(Text($"B{number:00000}-{pallet}"), new Quantity(8, "XCS")), new AsnLot(Text($"C{number:00000}-{pallet}"), new Quantity(4, "XCS"))],
            Production = null,
            Description = "VANILLA EXTRACT",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
