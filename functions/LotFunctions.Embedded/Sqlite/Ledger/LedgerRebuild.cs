using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Graph;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Makes all that follows from the events anew, in one transaction: what is there before it stays until it is done. The
/// events, their names and heads are the record and are not touched; if they do not hold, nothing is made from them.
/// </summary>
public sealed class LedgerRebuild
{
    private readonly Database database;

    internal LedgerRebuild(Database database) => this.database = database;

    /// <summary>What was found wrong with the record: then nothing was done. No finding: it is done.</summary>
    public Task<LedgerReport> RunAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                // It may have been made from rows that are made anew now.
                File.Delete(GraphKeeper.PathIn(database.DataFolder));
                return Run(session, cancellationToken);
            },
            cancellationToken);

    internal static LedgerReport Run(Session session, CancellationToken cancellationToken)
    {
        // What the writer remembers is of the rows as they were.
        session.Forget();
        var findings = new List<LedgerFinding>();
        var chains = LedgerVerifier.Chains(session, findings, (_, _) => { }, cancellationToken);
        if (findings.Count == 0)
        {
            Rows(session, cancellationToken);
            States(session, cancellationToken);
            session.ExecuteScript("REINDEX");
        }

        session.Forget();
        return new LedgerReport(chains.Events, chains.Streams, Convert.ToHexStringLower(chains.Digest), findings);
    }

    private static void Rows(Session session, CancellationToken cancellationToken)
    {
        session.ExecuteScript("DELETE FROM voided; DELETE FROM early_void; DELETE FROM event_input; DELETE FROM search_term; DELETE FROM event_run; DELETE FROM event_run_part;");
        var rows = new LedgerRows(session);
        var keys = new List<long>();
        foreach (var row in EventPages.From(session, 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(session, rows, row.Seq, EventBody.Read(row.Body.Span));
            keys.Add(row.Key);
            if (row.Seq % EventRuns.Short != 0) continue;
            EventRuns.Seal(session, row.Seq, keys);
            keys.Clear();
            SearchTerms.Write(session, rows.TakeTerms());
        }

        SearchTerms.Write(session, rows.TakeTerms());
    }

    private static void Add(Session session, LedgerRows rows, long seq, LotEvent e)
    {
        if (e.Lot is { } lot) rows.Item(lot.Item);
        rows.Shipment(e.Shipment);
        foreach (var input in (e.Inputs ?? []).Select(i => i.Lot).Distinct())
        {
            rows.Item(input.Item);
            session.Execute("INSERT INTO event_input VALUES ($1, $2)", rows.Lot(input).Id, seq);
        }

        if (e is { Type: LotEventType.Void, Reference: { } target })
        {
            if (EventReads.Find(session, target, EventRuns.Find(session, EventKey.Of(target), upTo: seq - 1)) is { } taken) session.Execute("INSERT OR IGNORE INTO voided VALUES ($1, $2)", taken.Seq, seq);
            else session.Execute("INSERT OR IGNORE INTO early_void VALUES ($1, $2)", target, seq);
        }
        else if (session.Number("SELECT seq FROM early_void WHERE target = $1", e.EventId) is { } voidSeq)
        {
            session.Execute("INSERT INTO voided VALUES ($1, $2)", seq, voidSeq);
            session.Execute("DELETE FROM early_void WHERE target = $1", e.EventId);
        }
    }

    private static void States(Session session, CancellationToken cancellationToken)
    {
        var save = session.Statement("UPDATE lot SET state = ?2 WHERE id = ?1");
        foreach (var (id, _, _, state) in StateCheck.ReplayAsync(session, cancellationToken).ToBlockingEnumerable(cancellationToken))
        {
            save.Bind(1, id);
            if (state is null) save.BindNull(2);
            else save.Bind(2, state);
            save.Run();
        }
    }
}
