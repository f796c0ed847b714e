using LotFunctions.Core.Ledger;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// What a line of a change or a deletion means among the parts that are announced. Senders number their lines anew in each
/// notice, or use the order's line number for several cartons, so a line id alone tells least: of these the first that fits
/// anything decides, and takes all that it fits.
/// <list type="number">
/// <item>the same item, lot and logistic unit;</item>
/// <item>the same line id and item (another lot of that line is meant when the lot differs);</item>
/// <item>the same item and lot;</item>
/// <item>the same line id.</item>
/// </list>
/// </summary>
internal sealed class LineMatch(AsnLine line, string? lot)
{
    private readonly string item = LotKey.NormaliseItem(line.Item);
    private readonly string? lot = lot?.Trim();

    /// <summary>One for each lot of the line; one for a line that names none.</summary>
    public static IEnumerable<LineMatch> Of(SourcedNotice notice, AsnLine line) =>
        line.Lots.Count == 0 ? [new LineMatch(line, null)] : line.Lots.Select(l => new LineMatch(line, LotOf(notice, line, l.Lot)));

    public static LineMatch Of(NoticePart part) => new(part.Line, part.Lot.Lot);

    public IReadOnlyList<NoticePart> In(IReadOnlyCollection<NoticePart> parts)
    {
        Func<NoticePart, bool>[] rules = [SameGoodsInUnit, p => SameId(p) && SameItem(p), SameGoods, SameId];
        return rules.Select(rule => parts.Where(rule).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static string LotOf(SourcedNotice notice, AsnLine line, string lot) =>
        LotKey.TryCreate(line.Item, lot, out var labelled, out _) ? notice.Judge(line, labelled).Lot.Lot : lot;

    private bool SameItem(NoticePart part) => item.Length > 0 && part.Lot.Item == item;

    private bool SameGoods(NoticePart part) => SameItem(part) && part.Lot.Lot == (lot ?? "");

    private bool SameGoodsInUnit(NoticePart part) => SameGoods(part) && part.Line.LogisticUnits.Any(line.LogisticUnits.Contains);

    private bool SameId(NoticePart part) => line.LineId is { Length: > 0 } id && part.Line.LineId == id;
}
