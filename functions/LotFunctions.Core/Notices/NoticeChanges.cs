namespace LotFunctions.Core.Notices;

/// <summary>What a customer's new notice says that the one before did not.</summary>
public static class NoticeChanges
{
    /// <summary>
    /// The lines of either that differ: matched by item, lot, shipment and logistic unit, in the order of the new notice, then
    /// those that are gone. Empty: the customer has nothing new to learn and needs no notice.
    /// </summary>
    public static IReadOnlyList<NoticeChange> Between(IReadOnlyList<NoticeProduct> before, IReadOnlyList<NoticeProduct> after)
    {
        var left = new Dictionary<Place, Queue<NoticeLine>>();
        foreach (var (place, line) in Lines(before))
        {
            if (!left.TryGetValue(place, out var queue)) left[place] = queue = new Queue<NoticeLine>();
            queue.Enqueue(line);
        }

        var changes = new List<NoticeChange>();
        foreach (var (place, line) in Lines(after))
        {
            var was = left.TryGetValue(place, out var queue) && queue.TryDequeue(out var earlier) ? earlier : null;
            if (was != line) changes.Add(new NoticeChange(place.Item, place.Lot, was, line));
        }

        foreach (var (place, _) in Lines(before))
        {
            if (left[place].TryDequeue(out var gone)) changes.Add(new NoticeChange(place.Item, place.Lot, gone, null));
        }

        return changes;
    }

    private static IEnumerable<(Place Place, NoticeLine Line)> Lines(IReadOnlyList<NoticeProduct> products) =>
        from product in products
        from lot in product.Lots
        from line in lot.Lines
        select (new Place(product.Item, lot.Lot, line.Shipment, line.LogisticUnit), line);

    private readonly record struct Place(string Item, string Lot, string Shipment, string? LogisticUnit);
}
