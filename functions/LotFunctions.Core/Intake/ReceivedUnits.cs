using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>Which announcements a receipt relies on, because it names the logistic unit alone and not the lots in it.</summary>
internal sealed class ReceivedUnits
{
    private const int UnitsAtOnce = 200;

    private readonly HashSet<(LotKey Lot, string Unit)> covered = [];

    public static async Task<ReceivedUnits> OfAsync(ILedger ledger, IReadOnlyCollection<LotEvent> announced, CancellationToken cancellationToken)
    {
        var received = new ReceivedUnits();
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        foreach (var units in announced.Select(e => e.LogisticUnit ?? e.OuterUnit).OfType<string>().Distinct().Chunk(UnitsAtOnce))
        {
            var family = await UnitFamilies.EventsAsync(view, units, cancellationToken);
            var coverage = UnitCoverage.Fold(family.Select(r => r.Event));
            foreach (var e in family.Select(r => r.Event).Where(e => e is { Lot: null, Type: LotEventType.Receive or LotEventType.Ship or LotEventType.Return }))
            {
                received.covered.UnionWith(coverage.Of(e).Select(c => (c.Lot, c.LogisticUnit)));
            }
        }

        return received;
    }

    public bool Contains(LotEvent announced) =>
        announced is { Lot: { } lot } && (announced.LogisticUnit ?? announced.OuterUnit) is { } unit && covered.Contains((lot, unit));
}
