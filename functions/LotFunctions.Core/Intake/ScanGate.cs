using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>
/// What an event passes before it goes to the ledger: that what it names is registered, where the house asks for that, and the
/// lot rules. A resend of what is recorded passes as it came: the ledger calls it a duplicate, whatever the rules say today.
/// </summary>
/// <param name="settle">Records what was let through before and is not recorded yet.</param>
internal sealed class ScanGate(
    ILedger ledger, IReferenceData references, IntakeOptions options, RuleBook rules, Func<CancellationToken, Task>? settle = null)
{
    // Made when they are first needed: in most houses they never are.
    private LotJudge? judge;
    private KnownReferences? known;

    /// <summary>Nothing is asked of any event.</summary>
    public bool IsOpen => rules.Version == 0 && !options.RefusesUnknown;

    public ValueTask<JudgedEvent> PassAsync(LotEvent e, CancellationToken cancellationToken) =>
        IsOpen ? new ValueTask<JudgedEvent>(new JudgedEvent(e)) : CheckAsync(e, cancellationToken);

    private async ValueTask<JudgedEvent> CheckAsync(LotEvent e, CancellationToken cancellationToken)
    {
        judge ??= new LotJudge(rules, new RecordedLots(ledger, settle));
        known ??= new KnownReferences(references, options);
        var judged = await known.CheckAsync(e, cancellationToken) is { } unknown ? new JudgedEvent(e, unknown) : await judge.JudgeAsync(e, cancellationToken);
        return judged.Refusal is not null && await ledger.FindAsync(e.EventId, cancellationToken) is not null ? new JudgedEvent(e) : judged;
    }
}
