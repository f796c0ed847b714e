using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The stored states. A lot whose every event was taken back has none, as if it had never been named.</summary>
internal sealed class LotStates(Session session)
{
    public LotState? Load(LotKey lot) =>
        session.First(
            "SELECT s.body FROM lot l JOIN lot_state s ON s.lot = l.id WHERE l.item = $1 AND l.lot = $2",
            r => CanonicalJson.Read<LotState>(r.GetFieldValue<byte[]>(0)),
            lot.Item,
            lot.Lot);

    public void Save(LotState state)
    {
        var lot = session.Number("SELECT id FROM lot WHERE item = $1 AND lot = $2", state.Lot.Item, state.Lot.Lot)
            ?? throw new InvalidOperationException($"A state of {state.Lot} comes before its first event.");
        if (state.Last is null) session.Execute("DELETE FROM lot_state WHERE lot = $1", lot);
        else session.Execute("INSERT INTO lot_state VALUES ($1, $2) ON CONFLICT DO UPDATE SET body = excluded.body", lot, CanonicalJson.Write(state));
    }

    public static IReadOnlyDictionary<LotKey, LotState> Of(Session session, IReadOnlyCollection<LotKey> lots) =>
        session.Query(
            "SELECT s.body FROM json_each($1) k CROSS JOIN lot l ON l.item = k.value ->> 0 AND l.lot = k.value ->> 1 CROSS JOIN lot_state s ON s.lot = l.id",
            r => CanonicalJson.Read<LotState>(r.GetFieldValue<byte[]>(0)),
            SqliteLedgerView.KeysOf(lots)).ToDictionary(s => s.Lot);
}
