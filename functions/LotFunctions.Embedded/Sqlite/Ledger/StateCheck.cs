using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Compares every stored state with a replay of its lot's events.</summary>
internal static class StateCheck
{
    private const int AtOnce = 200;

    public static async Task RunAsync(Session session, List<LedgerFinding> findings, CancellationToken cancellationToken)
    {
        var view = new SqliteLedgerView(session, long.MaxValue, DateTimeOffset.MaxValue);
        long last = 0;
        while (true)
        {
            var lots = session.Query(
                "SELECT l.id, l.item, l.lot, s.body FROM lot l LEFT JOIN lot_state s ON s.lot = l.id WHERE l.id > $1 ORDER BY l.id LIMIT $2",
                r => (Id: r.GetInt64(0), Lot: Key(r.GetString(1), r.GetString(2)), Body: r.IsDBNull(3) ? null : r.GetFieldValue<byte[]>(3)),
                last, (long)AtOnce);
            if (lots.Count == 0) return;
            last = lots[^1].Id;

            var replay = await LotReplay.LoadAsync(view, [.. lots.Select(l => l.Lot)], cancellationToken);
            foreach (var (_, lot, body) in lots)
            {
                var state = replay.StateOf(lot);
                var expected = state.Last is null ? null : CanonicalJson.Write(state);
                if (!expected.AsSpan().SequenceEqual(body)) findings.Add(new LedgerFinding(EventStream.OfLot(lot), null, "The stored state is not what the events say."));
            }
        }
    }

    private static LotKey Key(string item, string lot) =>
        lot.Length > 0 ? LotKey.Create(item, lot)
        : LotKey.TryCreateWithoutLot(item, out var key, out var reason) ? key : throw new FormatException(reason);
}
