using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Picks a drill's lot (<see cref="DrillPick"/>) in one pass over what was recorded in the time.</summary>
public sealed class DrillPicker(ILedger ledger, TimeProvider clock)
{
    private const int EventBatch = 5000;

    /// <summary>An event may be recorded a little before it happens, by a clock that runs ahead.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <summary>Null when no lot was shipped in the time.</summary>
    public async Task<DrillPick?> PickAsync(string? seed, int months, CancellationToken cancellationToken)
    {
        var to = clock.GetUtcNow();
        var from = to.AddMonths(-months);
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var key = seed ?? string.Create(CultureInfo.InvariantCulture, $"{to.UtcDateTime:yyyy-MM-dd}/{view.AsOf.UtcTicks}");
        var choice = new Choice(key);
        await foreach (var batch in ledger.BatchesAsync(from - ClockSkew, view.AsOf, EventBatch, t => t == LotEventType.Ship, cancellationToken))
        {
            var shipped = batch.Where(r => r.VoidedBy is null && r.Event.At >= from && r.Event.At <= to).Select(r => r.Event).ToList();
            var units = shipped.Where(e => e.Lot is null).Select(e => e.LogisticUnit).OfType<string>().ToHashSet();
            var coverage = await UnitFamilies.CoverageAsync(view, units, cancellationToken);
            foreach (var e in shipped)
            {
                if (e.Lot is { } own) choice.Add(own);
                else foreach (var line in coverage.Of(e)) choice.Add(line.Lot);
            }
        }

        return choice.Best is { } lot ? new DrillPick(lot, key, from, to, choice.Count, view.AsOf) : null;
    }

    private sealed class Choice(string seed)
    {
        private readonly HashSet<LotKey> seen = [];
        private byte[]? smallest;

        public LotKey? Best { get; private set; }

        public int Count => seen.Count;

        public void Add(LotKey lot)
        {
            if (!seen.Add(lot)) return;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{lot.Item}/{lot.Lot}"));
            if (smallest is not null && hash.AsSpan().SequenceCompareTo(smallest) >= 0) return;
            (smallest, Best) = (hash, lot);
        }
    }
}
