using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>Tells the supplier what the lot rules have against its lots (<c>lot-rule-violation</c>): an error where they reject, else a warning.</summary>
internal sealed class LotRuleCheck : ILineCheck
{
    public Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken)
    {
        var found = new List<LineFinding>();
        for (var i = 0; i < lots.Count; i++)
        {
            var severity = lots[i].IsRejected ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
            foreach (var violation in lots[i].Judgement?.Violations ?? []) found.Add(new LineFinding(i, RefusalCode.LotRuleViolation, violation.Detail, severity));
        }

        return Task.FromResult<IReadOnlyList<LineFinding>>(found);
    }
}
