using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// A lot's identity: the item and the batch/lot number of its label (GS1 General Specifications, AI (01) and AI (10)).
/// A GTIN is kept as 14 digits, so that 8, 12, 13 and 14 digits of the same number name the same item; every other
/// item is the manufacturer's own part number. White space around either part is not part of it; case is.
/// An empty lot names the whole item and stands only for items registered as not lot-controlled.
/// </summary>
public readonly record struct LotKey
{
    /// <summary>The longest item or lot kept: X12 element 234 (product id) is the widest field that carries one.</summary>
    public const int MaxLength = 80;

    private LotKey(string item, string lot) => (Item, Lot) = (item, lot);

    /// <summary>14 digits of a GTIN, or the part number.</summary>
    public string Item { get; }

    /// <summary>The batch/lot number; empty for an item that is not lot-controlled.</summary>
    public string Lot { get; }

    /// <summary>Normalises and checks; false with a reason in words when a part is empty, too long or holds control characters.</summary>
    public static bool TryCreate(string? item, string? lot, out LotKey key, out string reason)
    {
        key = default;
        var cleanLot = lot?.Trim();
        if (string.IsNullOrEmpty(cleanLot))
        {
            reason = "The lot is empty.";
            return false;
        }

        return TryCreateItem(item, cleanLot, out key, out reason);
    }

    /// <summary>The key of an item that is not lot-controlled.</summary>
    public static bool TryCreateWithoutLot(string? item, out LotKey key, out string reason) =>
        TryCreateItem(item, "", out key, out reason);

    /// <summary>As <see cref="TryCreate"/>; throws <see cref="FormatException"/> with the reason.</summary>
    public static LotKey Create(string item, string lot) =>
        TryCreate(item, lot, out var key, out var reason) ? key : throw new FormatException(reason);

    /// <summary>An item's identity alone: a valid GTIN as 14 digits, any other text trimmed.</summary>
    public static string NormaliseItem(string item)
    {
        var clean = item.Trim();
        return Gtin.TryParse(clean, out var gtin) ? gtin.ToString() : clean;
    }

    /// <summary><c>item~lot</c>, for people; not for parsing (an item may hold a tilde).</summary>
    public override string ToString() => $"{Item}~{Lot}";

    private static bool TryCreateItem(string? item, string lot, out LotKey key, out string reason)
    {
        key = default;
        var cleanItem = NormaliseItem(item ?? "");
        reason = Check("item", cleanItem) ?? Check("lot", lot) ?? "";
        if (cleanItem.Length == 0) reason = "The item is empty.";
        if (reason.Length > 0) return false;
        key = new LotKey(cleanItem, lot);
        return true;
    }

    private static string? Check(string name, string value)
    {
        if (value.Length > MaxLength) return $"The {name} has {value.Length} characters; {MaxLength} are the most.";
        var control = value.AsSpan().IndexOfAnyInRange('\0', '\x1f');
        return control < 0 ? null : $"The {name} holds a control character (U+{(int)value[control]:X4}) at {control}.";
    }
}
