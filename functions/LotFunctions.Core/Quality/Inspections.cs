using System.Text.Json;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Quality;

/// <summary>Records QC results; a fail holds the lot, also one that comes after a release which did not know of it.</summary>
public sealed class Inspections(ILedger ledger, CurrentRules rules, Holds holds, TimeProvider clock)
{
    private enum Verdict
    {
        Pass,
        Fail,
    }

    /// <summary><c>{item, lot, test, result, value, unit, limits, at, laboratory, certificate, operator, reason, eventId}</c>.</summary>
    public async Task<InspectionOutcome> PostAsync(JsonElement body, Recorder recorder, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (Read(body, errors) is not { } e) return new InspectionOutcome.Invalid(errors);
        var judged = await new LotJudge(await rules.BookAsync(cancellationToken), new RecordedLots(ledger)).JudgeAsync(e, cancellationToken);
        var result = (await ledger.AppendAsync([judged.Event], recorder, cancellationToken))[0];
        if (result.Status == AppendStatus.Refused) return new InspectionOutcome.Refused(new Refusal(result.Code!, result.Detail!));
        await HoldAsync(judged.Event, recorder, cancellationToken);
        return new InspectionOutcome.Recorded(result.EventId, result.Status == AppendStatus.Duplicate);
    }

    private async Task HoldAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        if (await LateHolds.FindAsync(ledger, e, cancellationToken) is null) return;
        var reason = $"{e.Inspection!.Test} failed, of {e.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC; it came after the lot was released.";
        await holds.HoldAsync(new HoldRequest([e.Lot!.Value], reason), recorder with { IsQuality = true }, cancellationToken);
    }

    private LotEvent? Read(JsonElement body, List<FieldError> errors)
    {
        var fields = new JsonFields(body, "", errors);
        var lot = fields.Lot();
        var at = fields.Time("at");
        var eventId = fields.EventId();
        var verdict = fields.Enum<Verdict>("result", required: true);
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = LotEventType.Inspect,
            At = at ?? clock.GetUtcNow(),
            Lot = lot,
            Operator = fields.Id("operator"),
            Reason = fields.String("reason"),
            Inspection = new Inspection
            {
                Test = fields.Id("test", required: true, max: 200) ?? "",
                Pass = verdict == Verdict.Pass,
                Value = fields.TextOrNumber("value"),
                Unit = fields.Id("unit", max: 40),
                Limits = fields.String("limits", max: 200),
                Laboratory = fields.String("laboratory", max: 200),
                Certificate = fields.String("certificate", max: 200),
            },
        };
        fields.Done();
        return errors.Count == 0 ? EventIdentity.Seal(draft, eventId, atStated: at is not null) : null;
    }
}
