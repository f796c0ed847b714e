using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The stored states. A lot whose every event was taken back has none, as if it had never been named. A job writes each
/// state once, at its end.
/// </summary>
internal sealed class LotStates(Session session, LedgerNames names)
{
    private readonly Remembered<LotKey, LotState?> known = session.Kept<LedgerMemory>().States;
    private readonly Dictionary<LotKey, LotState> changed = [];

    public LotState? Load(LotKey lot)
    {
        if (changed.TryGetValue(lot, out var state)) return state.Last is null ? null : state;
        if (known.TryGet(lot, out var remembered)) return remembered;
        var stored = session.First(
            "SELECT s.body FROM lot l JOIN lot_state s ON s.lot = l.id WHERE l.item = $1 AND l.lot = $2",
            r => CanonicalJson.Read<LotState>(r.GetFieldValue<byte[]>(0)),
            lot.Item,
            lot.Lot);
        known.Put(lot, stored);
        return stored;
    }

    public void Change(LotState state) => changed[state.Lot] = state;

    public void Save()
    {
        foreach (var (lot, state) in changed)
        {
            known.Put(lot, state.Last is null ? null : state);
            if (state.Last is null) session.Execute("DELETE FROM lot_state WHERE lot = $1", names.Lot(lot));
            else session.Execute("INSERT INTO lot_state VALUES ($1, $2) ON CONFLICT DO UPDATE SET body = excluded.body", names.Lot(lot), CanonicalJson.Write(state));
        }
    }

    public static IReadOnlyDictionary<LotKey, LotState> Of(Session session, IReadOnlyCollection<LotKey> lots) =>
        session.Query(
            "SELECT s.body FROM json_each($1) k CROSS JOIN lot l ON l.item = k.value ->> 0 AND l.lot = k.value ->> 1 CROSS JOIN lot_state s ON s.lot = l.id",
            r => CanonicalJson.Read<LotState>(r.GetFieldValue<byte[]>(0)),
            SqliteLedgerView.KeysOf(lots)).ToDictionary(s => s.Lot);
}
