using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Tells which lot somebody means who names it as it is on a label, or as it is kept.</summary>
public sealed class LotIdentity(CurrentRules rules, ILedger ledger)
{
    /// <summary>The lot as it is kept (<see cref="LotResolver"/>); the same one where no rule concerns it.</summary>
    public async ValueTask<LotKey> ResolveAsync(LotKey labelled, CancellationToken cancellationToken)
    {
        var book = await rules.BookAsync(cancellationToken);
        return book.Version == 0 ? labelled : (await new LotResolver(book, new RecordedLots(ledger)).ResolveAsync(labelled, null, arrives: false, cancellationToken)).Lot;
    }

    /// <summary>Each once, in their order.</summary>
    public async ValueTask<IReadOnlyList<LotKey>> ResolveAsync(IReadOnlyList<LotKey> labelled, CancellationToken cancellationToken)
    {
        var book = await rules.BookAsync(cancellationToken);
        if (book.Version == 0) return labelled;
        var resolver = new LotResolver(book, new RecordedLots(ledger));
        var lots = new List<LotKey>(labelled.Count);
        foreach (var lot in labelled) lots.Add((await resolver.ResolveAsync(lot, null, arrives: false, cancellationToken)).Lot);
        return [.. lots.Distinct()];
    }
}
