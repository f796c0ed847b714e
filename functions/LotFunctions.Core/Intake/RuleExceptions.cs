using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>Tells quality of what violates a lot rule: of each event that was recorded all the same, and of documents.</summary>
internal sealed class RuleExceptions(ILedger ledger, IExceptions exceptions, TimeProvider clock)
{
    private const string Source = "lot-rules";

    /// <summary>After an append, also after one that found the event there: the first attempt may have died between the two writes.</summary>
    public async ValueTask RaiseAsync(LotEvent e, AppendResult result, CancellationToken cancellationToken)
    {
        if (e.Judgement?.Violations is null || result.Status == AppendStatus.Refused) return;
        // What stands is what was recorded first, perhaps under another version of the rules.
        var recorded = result.Status == AppendStatus.Accepted ? e : (await ledger.FindAsync(e.EventId, cancellationToken))?.Event;
        if (recorded?.Judgement is not { Violations: { } violations } || await exceptions.FindAsync(IdOf(e), cancellationToken) is not null) return;
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = IdOf(e),
                Source = Source,
                Code = RefusalCode.LotRuleViolation,
                Detail = Words(violations),
                Original = Encoding.UTF8.GetString(CanonicalJson.Write(recorded)),
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
    }

    /// <summary>One for a document whose lots were announced all the same; what was refused is the document's own exception.</summary>
    public async Task TellAsync(Document document, CancellationToken cancellationToken)
    {
        var id = $"x-rules-{document.DocumentId}";
        var known = await exceptions.FindAsync(id, cancellationToken);
        var found = document.Errors.Where(e => e.Code == RefusalCode.LotRuleViolation).ToList();
        if (found.Count == 0 || found.Exists(f => f.Severity == DiagnosticSeverity.Error))
        {
            if (known is not { Status: ExceptionStatus.Open }) return;
            await exceptions.SaveAsync(
                known with { Status = ExceptionStatus.Replayed, ResolvedBy = QueueNames.AsnInbound, ResolvedAt = clock.GetUtcNow() }, cancellationToken);
            return;
        }

        // Warnings were seen when they were dismissed.
        if (known is not null) return;
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = id,
                Source = Source,
                Code = RefusalCode.LotRuleViolation,
                Detail = found.Count == 1 ? found[0].Message : $"{found.Count} violations in document {document.DocumentId}; the first: {found[0].Message}",
                Original = Encoding.UTF8.GetString(new AsnMessage(document.DocumentId).Write()),
                DocumentId = document.DocumentId,
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
    }

    public static string Words(IEnumerable<RuleViolation> violations) => string.Join(" ", violations.Select(v => v.Detail));

    private static string IdOf(LotEvent e) => $"x-rule-{e.EventId}";
}
