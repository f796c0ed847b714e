using System.Globalization;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Local.Generate;

/// <summary>The names that a campaign gives: no two campaigns share one.</summary>
internal sealed class PlantNames(int campaign)
{
    private const int UnitsInCampaign = 1000;

    private int suppliersUnits;
    private int ownUnits;

    public string RawLot(PlantSupplier supplier, int number) => Text($"{supplier.Id[2..]}{campaign:0000000}-{number:00}");

    public string Lot(int level, int number) => Text($"L{level}-{campaign:0000000}-{number:00}");

    public string WorkOrder(int level, int number) => Text($"WO-{campaign:0000000}-{level}{number}");

    public string Notice(int number) => Text($"ASN-{campaign:0000000}-{number}");

    public string PurchaseOrder(int number) => Text($"PO-{campaign:0000000}-{number}");

    public string Shipment(int number) => Text($"SH-{campaign:0000000}-{number}");

    public string SupplierUnit() => Sscc('0', suppliersUnits++);

    public string OwnUnit() => Sscc('1', ownUnits++);

    private string Sscc(char extension, int number)
    {
        var digits = Text($"{extension}9506000{((long)campaign * UnitsInCampaign) + number:000000000}");
        return digits + CheckDigit.Compute(digits);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
