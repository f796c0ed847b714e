using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Checks on one snapshot that the ledger is as it was written: every event against its hash, every chain from its first
/// event to its head, every list of events, no number missing, every index against its table, and all that
/// follows from the events against the events.
/// </summary>
public sealed class LedgerVerifier
{
    /// <summary>Findings beyond this number are not listed: the ledger is lost anyway.</summary>
    private const int MostFindings = 1000;

    private readonly Func<ReadSnapshot> moment;

    internal LedgerVerifier(Database database)
        : this(database.Snapshot)
    {
    }

    internal LedgerVerifier(Func<ReadSnapshot> moment) => this.moment = moment;

    public async Task<LedgerReport> VerifyAsync(CancellationToken cancellationToken)
    {
        using var snapshot = moment();
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
        var first = long.MinValue;
        while (findings.Count < MostFindings && session.Number("SELECT min(first) FROM event_page WHERE first > $1", first) is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Page(session, next) is { } page)
            {
                foreach (var row in page.Rows())
                {
                    if (chains.Add(row) is { } e) found(row.Seq, e);
                }
            }
            else
            {
                findings.Add(new LedgerFinding(null, $"number {next}", "The page of events that begins with it is damaged."));
            }

            first = next;
        }

        if (findings.Count < MostFindings) chains.End();
        return chains;
    }

    /// <summary>Null when it is not in the form that is written.</summary>
    private static EventPage? Page(Session session, long first)
    {
        try
        {
            var page = EventPages.Next(session, first - 1);
            return page is not null && page.First == first && IsAsWritten(page) ? page : null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsAsWritten(EventPage page)
    {
        var rest = page.Body.AsSpan();
        foreach (var row in page.Rows())
        {
            var bytes = new byte[EventRow.MostSize(row.Body.Length)];
            var size = row.Write(bytes);
            if (!rest.StartsWith(bytes.AsSpan(0, size))) return false;
            rest = rest[size..];
        }

        return page.LastSeq >= page.First && rest.IsEmpty;
    }
}
