using LotFunctions.Core.Ledger;

namespace LotFunctions.Api.Answers;

/// <summary>A lot by its identity.</summary>
public sealed record LotRef(string Item, string Lot)
{
    public static LotRef Of(LotKey key) => new(key.Item, key.Lot);
}
