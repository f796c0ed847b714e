using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Reads of the stored states. A lot whose every event was taken back has none, as if it had never been named.</summary>
internal static class StateReads
{
    public static IReadOnlyDictionary<LotKey, LotState> Of(Session session, IReadOnlyCollection<LotKey> lots)
    {
        var states = new Dictionary<LotKey, LotState>(lots.Count);
        var select = session.Statement("SELECT state, lot FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2");
        foreach (var lot in lots)
        {
            select.Bind(1, lot.Lot);
            select.Bind(2, lot.Item);
            while (select.Row())
            {
                if (select.Text(1) == lot.Lot && !select.IsNull(0)) states[lot] = StateBody.Read(lot, select.Bytes(0));
            }
        }

        return states;
    }
}
