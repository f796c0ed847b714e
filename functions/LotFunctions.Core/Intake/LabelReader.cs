using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Reads barcodes with what is known of items and lots: where a separator (FNC1) seems to be lost, a lot that the ledger has
/// stands before others. Nothing is looked up for a barcode that says one thing only.
/// </summary>
public sealed class LabelReader(ILedger ledger, IReferenceData references, LotIdentity identity)
{
    // A round asks what the answers of the one before made worth asking.
    private const int MaxRounds = 4;

    /// <param name="year">By which two-digit years are read.</param>
    public async ValueTask<BarcodeScan> ReadAsync(string barcode, int year, CancellationToken cancellationToken)
    {
        var known = new Knowledge();
        var scan = Barcode.Parse(barcode, year, known);
        for (var round = 0; round < MaxRounds && known.HasQuestions; round++)
        {
            await AnswerAsync(known, cancellationToken);
            scan = Barcode.Parse(barcode, year, known);
        }

        return scan;
    }

    private async Task AnswerAsync(Knowledge known, CancellationToken cancellationToken)
    {
        var items = known.Items.Where(i => i.Value is null).Select(i => i.Key).ToList();
        foreach (var item in items) known.Items[item] = await references.FindAsync<Item>(item, cancellationToken) is not null;

        var kept = new Dictionary<LotKey, LotKey>();
        foreach (var lot in known.Lots.Where(l => l.Value is null).Select(l => l.Key)) kept[lot] = await identity.ResolveAsync(lot, cancellationToken);
        if (kept.Count == 0) return;
        var states = await ledger.StatesAsync([.. kept.Values.Distinct()], cancellationToken);
        foreach (var (lot, resolved) in kept) known.Lots[lot] = states.ContainsKey(resolved);
    }

    /// <summary>Notes what is asked, and says no until it has the answer.</summary>
    private sealed class Knowledge : IBarcodeKnowledge
    {
        public Dictionary<string, bool?> Items { get; } = new(StringComparer.Ordinal);

        public Dictionary<LotKey, bool?> Lots { get; } = [];

        public bool HasQuestions => Items.ContainsValue(null) || Lots.ContainsValue(null);

        public bool IsKnownItem(string item)
        {
            Items.TryAdd(item, null);
            return Items[item] ?? false;
        }

        public bool IsKnownLot(string item, string lot)
        {
            if (!LotKey.TryCreate(item, lot, out var key, out _)) return false;
            Lots.TryAdd(key, null);
            return Lots[key] ?? false;
        }
    }
}
