using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Intake;

/// <summary>Keeps what an open recall holds from being set free by a plain event: a release, or a void of the recall's hold.</summary>
internal sealed class RecallGuard(ILedger ledger, IRecalls recalls)
{
    private readonly OpenRecalls open = new(recalls);

    /// <summary>Null when the event may go on to the ledger.</summary>
    public async ValueTask<Refusal?> CheckAsync(LotEvent e, CancellationToken cancellationToken)
    {
        var refusal = e.Type switch
        {
            LotEventType.Release when e.Lot is { } lot => await LotAsync(lot, cancellationToken),
            LotEventType.Void when e.Reference is { } target => await VoidAsync(target, cancellationToken),
            _ => null,
        };

        // A resend of what was recorded before the recall is the ledger's to answer: a duplicate.
        return refusal is null || await ledger.FindAsync(e.EventId, cancellationToken) is not null ? null : refusal;
    }

    private async ValueTask<Refusal?> VoidAsync(string target, CancellationToken cancellationToken) =>
        await ledger.FindAsync(target, cancellationToken) is { Event: { Type: LotEventType.Hold, Recall: not null, Lot: { } lot } }
            ? await LotAsync(lot, cancellationToken)
            : null;

    private async ValueTask<Refusal?> LotAsync(LotKey lot, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([lot], cancellationToken);
        return states.TryGetValue(lot, out var state) ? await open.AgainstReleaseAsync(state, cancellationToken) : null;
    }
}
