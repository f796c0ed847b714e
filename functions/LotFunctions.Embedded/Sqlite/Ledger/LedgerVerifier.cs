using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Checks on one snapshot that the ledger is as it was written: every event against its hash, every chain from its first
/// event to its head, every column against the hashed event, no number missing, every index against its table, and all that
/// follows from the events against the events.
/// </summary>
public sealed class LedgerVerifier
{
    private const int PageSize = 500;

    /// <summary>Findings beyond this number are not listed: the ledger is lost anyway.</summary>
    private const int MostFindings = 1000;

    private readonly Database database;

    internal LedgerVerifier(Database database) => this.database = database;

    public async Task<LedgerReport> VerifyAsync(CancellationToken cancellationToken)
    {
        using var snapshot = database.Snapshot();
        var session = snapshot.Session;
        var findings = new List<LedgerFinding>();
        var derived = new DerivedCheck(session, findings);
        var chains = Chains(session, findings, derived.Add, cancellationToken);
        // A replay of events that do not hold says nothing.
        if (findings.Count == 0) derived.End();
        if (findings.Count == 0) await StateCheck.RunAsync(session, findings, cancellationToken);
        return new LedgerReport(chains.Events, chains.Streams, Convert.ToHexStringLower(chains.Digest), findings);
    }

    /// <summary>The events, their chains and the file that they are in.</summary>
    internal static ChainCheck Chains(Session session, List<LedgerFinding> findings, Action<long, LotEvent> found, CancellationToken cancellationToken)
    {
        var damage = session.Query("PRAGMA integrity_check", r => r.GetString(0)).Where(d => d != "ok");
        findings.AddRange(damage.Select(d => new LedgerFinding(null, null, $"The database file: {d}.")));
        var chains = new ChainCheck(session, findings);
        long seq = 0;
        while (findings.Count < MostFindings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = session.Query(EventColumns.Select, EventColumns.Map, seq, (long)PageSize);
            if (page.Count == 0) break;
            foreach (var row in page)
            {
                if (chains.Add(row) is { } e) found(row.Seq, e);
            }

            seq = page[^1].Seq;
        }

        if (findings.Count < MostFindings) chains.End();
        return chains;
    }
}
