using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>Tells quality of events that were recorded although the interlock would have refused them: what was executed already, a produce with what went into it too.</summary>
internal sealed class InterlockExceptions(ILedger ledger, IExceptions exceptions, Admission admission)
{
    /// <summary>After an append, also after one that found the event there: the first attempt may have died between the two writes.</summary>
    public async Task RaiseAsync(LotEvent e, AppendResult result, Recorder recorder, CancellationToken cancellationToken)
    {
        if (!Interlock.Passes(e) || result.Status == AppendStatus.Refused) return;
        if (result.Status == AppendStatus.Accepted)
        {
            if (result.Code is not null) await AddAsync(e, result.Code, result.Detail!, cancellationToken);
            return;
        }

        if (await exceptions.FindAsync(IdOf(e), cancellationToken) is not null) return;
        var again = await AgainAsync(e, recorder, cancellationToken);
        if (again is { Status: AppendStatus.Accepted, Code: not null } && await StoppedThenAsync(e, recorder, cancellationToken)) await AddAsync(e, again.Code, again.Detail!, cancellationToken);
    }

    /// <summary>A lot that was held since must not make an exception of an event that was recorded before.</summary>
    private async Task<bool> StoppedThenAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(e.EventId, cancellationToken) is not { } recorded) return false;
        await using var view = await ledger.ViewAsync(recorded.RecordedAt, cancellationToken);
        var lots = await ConcernedAsync(view, e, cancellationToken);
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        return admission.Decide(e, recorder, lots.Select(replay.StateOf), putsIntoItself: await IsIntoItselfAsync(view, e, cancellationToken)).Code is not null;
    }

    private static string IdOf(LotEvent e) => $"x-interlock-{e.EventId}";

    private Task AddAsync(LotEvent e, string code, string detail, CancellationToken cancellationToken) => exceptions.AddAsync(
        new ExceptionRecord
        {
            ExceptionId = IdOf(e),
            Source = "interlock",
            Code = code,
            Detail = detail,
            Original = Encoding.UTF8.GetString(CanonicalJson.Write(e)),
            RaisedAt = admission.Clock.GetUtcNow(),
        },
        cancellationToken);

    /// <summary>As it would be decided now.</summary>
    private async Task<AppendResult> AgainAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var states = await ledger.StatesAsync(await ConcernedAsync(view, e, cancellationToken), cancellationToken);
        return admission.Decide(e, recorder, states.Values, putsIntoItself: await IsIntoItselfAsync(view, e, cancellationToken));
    }

    private static async ValueTask<bool> IsIntoItselfAsync(ILedgerView view, LotEvent e, CancellationToken cancellationToken) =>
        e is { Type: LotEventType.Pack, LogisticUnit: { } unit, OuterUnit: not null } && (await UnitFamilies.CoverageAsync(view, [unit], cancellationToken)).IsIntoItself(e);

    private static async Task<IReadOnlyCollection<LotKey>> ConcernedAsync(ILedgerView view, LotEvent e, CancellationToken cancellationToken) =>
        e is { Lot: null, LogisticUnit: { } unit }
            ? [.. (await UnitFamilies.CoverageAsync(view, [unit], cancellationToken)).Of(e).Select(c => c.Lot).Distinct()]
            : Interlock.Used(e);
}
