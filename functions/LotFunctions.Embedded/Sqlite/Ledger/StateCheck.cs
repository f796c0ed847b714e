using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Compares every stored state with a replay of its lot's events.</summary>
internal static class StateCheck
{
    private const int AtOnce = 200;

    public static async Task RunAsync(Session session, List<LedgerFinding> findings, CancellationToken cancellationToken)
    {
        await foreach (var (_, lot, stored, expected) in ReplayAsync(session, cancellationToken))
        {
            if (!expected.AsSpan().SequenceEqual(stored) && !IsOutdated(lot, stored, expected)) findings.Add(new LedgerFinding(EventStream.OfLot(lot), null, "The stored state is not what the events say."));
        }
    }

    private static bool IsOutdated(LotKey lot, byte[]? stored, byte[]? expected)
    {
        if (stored is null || expected is null) return false;
        try
        {
            return StateBody.Read(lot, stored).IsOutdatedFormOf(StateBody.Read(lot, expected));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Every lot with its stored state and the one that its events give; null for none.</summary>
    public static async IAsyncEnumerable<(long Id, LotKey Lot, byte[]? Stored, byte[]? Expected)> ReplayAsync(
        Session session, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var view = new SqliteLedgerView(session, long.MaxValue, DateTimeOffset.MaxValue);
        long last = 0;
        while (true)
        {
            var lots = session.Query(
                "SELECT id, item, lot, state FROM lot WHERE id > $1 ORDER BY id LIMIT $2",
                r => (Id: r.GetInt64(0), Lot: ByteReader.Key(r.GetString(1), r.GetString(2)), State: r.IsDBNull(3) ? null : r.GetFieldValue<byte[]>(3)),
                last, (long)AtOnce);
            if (lots.Count == 0) yield break;
            last = lots[^1].Id;

            var replay = await LotReplay.LoadAsync(view, [.. lots.Select(l => l.Lot)], cancellationToken);
            foreach (var (id, lot, state) in lots) yield return (id, lot, state, StateBody.Write(replay.StateOf(lot)));
        }
    }
}
