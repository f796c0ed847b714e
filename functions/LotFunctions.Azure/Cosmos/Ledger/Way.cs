using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>In the partition of a work order that made a lot: the lot went on into another one.</summary>
internal sealed record Way(LotKey Lot, string Order)
{
    private const string Prefix = "to~";

    public static Way Of(LotEvent consume) => new(consume.Lot!.Value, consume.WorkOrder!);

    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    public static string IdOf(LotEvent consume) => Prefix + Keys.Id(consume.WorkOrder!, consume.Lot!.Value.Item, consume.Lot.Value.Lot);
}
