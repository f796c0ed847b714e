using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>Tells quality of events that were recorded although the interlock would have refused them (as executed).</summary>
internal sealed class InterlockExceptions(ILedger ledger, IExceptions exceptions, Admission admission)
{
    /// <summary>After an append, also after one that found the event there: the first attempt may have died between the two writes.</summary>
    public async Task RaiseAsync(LotEvent e, AppendResult result, Recorder recorder, CancellationToken cancellationToken)
    {
        if (!e.AsExecuted || result.Status == AppendStatus.Refused) return;
        if (result.Status == AppendStatus.Accepted)
        {
            if (result.Code is not null) await AddAsync(e, result.Code, result.Detail!, cancellationToken);
            return;
        }

        if (await exceptions.FindAsync(IdOf(e), cancellationToken) is not null) return;
        var again = admission.Decide(e, recorder, await ConcernedAsync(e, cancellationToken));
        if (again is { Status: AppendStatus.Accepted, Code: not null }) await AddAsync(e, again.Code, again.Detail!, cancellationToken);
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

    private async Task<IEnumerable<LotState>> ConcernedAsync(LotEvent e, CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        IReadOnlyCollection<LotKey> lots = e.Lot is { } lot ? [lot]
            : e.LogisticUnit is { } unit ? [.. (await UnitFamilies.CoverageAsync(view, [unit], cancellationToken)).Of(e).Select(c => c.Lot).Distinct()]
            : [];
        return (await ledger.StatesAsync(lots, cancellationToken)).Values;
    }
}
