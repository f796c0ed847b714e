using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>What the rules ask of the ledger.</summary>
/// <param name="settle">Records what stands before the event in question and is not recorded yet; null when nothing does.</param>
internal sealed class RecordedLots(ILedger ledger, Func<CancellationToken, Task>? settle = null)
{
    /// <summary>Whether there is a lot of just this text. What waits to be recorded is not: its text is normalised.</summary>
    public async ValueTask<bool> HasTextAsync(LotKey labelled, CancellationToken cancellationToken) =>
        (await ledger.StatesAsync([labelled], cancellationToken)).Count > 0;

    public async ValueTask<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        if (settle is not null) await settle(cancellationToken);
        return await ledger.StatesAsync(lots, cancellationToken);
    }

    public async ValueTask<LotState?> StateAsync(LotKey lot, CancellationToken cancellationToken) =>
        (await StatesAsync([lot], cancellationToken)).GetValueOrDefault(lot);

    /// <summary>The supplier that announced one of these lots; null when nobody did, or more than one.</summary>
    public async ValueTask<string?> AnnouncedByAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        if (settle is not null) await settle(cancellationToken);
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var events = await view.EventsOfLotsAsync(lots, cancellationToken);
        var suppliers = events.Where(r => r.Event.Type == LotEventType.Announce).Select(r => r.Event.Supplier).OfType<string>().Distinct().Take(2).ToList();
        return suppliers.Count == 1 ? suppliers[0] : null;
    }
}
