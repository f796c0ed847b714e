namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The marks of voided events follow from the voids: the first void of an event marks it, and nothing else does.</summary>
internal static class VoidCheck
{
    private const string Expected =
        "SELECT e.seq AS target_seq, min(v.seq) AS void_seq FROM event v JOIN event e ON e.event_id = v.target WHERE e.type <> 'void' GROUP BY e.seq";

    public static void Run(Session session, List<LedgerFinding> findings)
    {
        Add("SELECT target_seq, void_seq FROM (" + Expected + ") EXCEPT SELECT target_seq, void_seq FROM voided", "It was taken back, and is not marked so.");
        Add("SELECT target_seq, void_seq FROM voided EXCEPT SELECT target_seq, void_seq FROM (" + Expected + ")", "It is marked as taken back by an event that did not.");

        void Add(string sql, string what) =>
            findings.AddRange(
                session.Query(sql, r => r.GetInt64(0))
                    .Select(seq => session.First(
                        "SELECT s.name, e.event_id FROM event e LEFT JOIN stream s ON s.id = e.stream WHERE e.seq = $1",
                        r => new LedgerFinding(r.IsDBNull(0) ? null : r.GetString(0), r.GetString(1), what),
                        seq) ?? new LedgerFinding(null, null, what)));
    }
}
