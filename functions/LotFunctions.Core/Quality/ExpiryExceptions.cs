using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>Tells quality when somebody else's correction gives a lot a later expiry than it came with.</summary>
internal sealed class ExpiryExceptions(ILedger ledger, IExceptions exceptions, TimeProvider clock)
{
    public const string Code = "expiry-extended";

    /// <summary>After an append, also after one that found the event there.</summary>
    public async ValueTask RaiseAsync(LotEvent e, AppendResult result, Recorder recorder, CancellationToken cancellationToken)
    {
        if (e is not { Type: LotEventType.Adjust, Lot: { } lot, Attributes.Expiry: { } expiry } || recorder.IsQuality || result.Status == AppendStatus.Refused) return;
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var events = await view.EventsOfLotsAsync([lot], cancellationToken);
        var before = events.Where(r => r.Event.EventId != e.EventId).Select(r => r.Event.Attributes?.Expiry).Where(d => d < expiry).Min();
        var id = $"x-expiry-{e.EventId}";
        if (before is null || await exceptions.FindAsync(id, cancellationToken) is not null) return;
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = id,
                Source = "quality",
                Code = Code,
                Detail = $"Lot {lot.Lot} of {lot.Item} expires on {expiry:yyyy-MM-dd} by this correction, no longer on {before:yyyy-MM-dd}.",
                Original = Encoding.UTF8.GetString(CanonicalJson.Write(e)),
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
    }
}
