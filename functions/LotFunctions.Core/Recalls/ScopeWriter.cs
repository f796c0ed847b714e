using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes a scope version out of a closure: its sections as streams, and at last the blob that makes it one.</summary>
internal sealed class ScopeWriter(IBlobStore blobs)
{
    /// <summary>The first content to get the version's name stays; that one is answered.</summary>
    public async Task<ScopeReader> WriteAsync(ScopeDraft draft, CancellationToken cancellationToken)
    {
        var sections = new SortedDictionary<string, ScopeSection>(StringComparer.Ordinal);
        var figures = new ScopeFigures();
        await WriteFactsAsync(draft, figures, sections, cancellationToken);
        await WriteEdgesAsync(draft, sections, cancellationToken);
        var consignees = await WriteShipmentsAsync(draft, figures, sections, cancellationToken);
        await WriteRowsAsync(draft, ScopeSections.Customers, consignees, sections, cancellationToken);
        await WriteRowsAsync(draft, ScopeSections.Notify, NotifyOf(consignees, draft.Told), sections, cancellationToken);
        var scope = new RecallScope
        {
            RecallId = draft.RecallId,
            Version = draft.Version,
            AsOf = draft.Closure.AsOf,
            TracedAt = draft.TracedAt,
            CheckedTo = draft.CheckedTo,
            Stable = draft.Stable,
            Roots = draft.Closure.Roots,
            Figures = figures.Of(consignees.Count),
            Sections = sections,
        };
        await blobs.WriteFirstAsync(RecallScope.BlobOf(draft.RecallId, draft.Version), CanonicalJson.Write(scope), "application/json", cancellationToken);
        return await ScopeReader.OpenAsync(blobs, draft.RecallId, draft.Version, cancellationToken);
    }

    /// <summary>What hangs on the lots, in one pass over them.</summary>
    private async Task WriteFactsAsync(ScopeDraft draft, ScopeFigures figures, IDictionary<string, ScopeSection> sections, CancellationToken cancellationToken)
    {
        await using var lots = Section(draft, ScopeSections.Lots, cancellationToken);
        await using var receipts = Section(draft, ScopeSections.Receipts, cancellationToken);
        await using var stock = Section(draft, ScopeSections.Stock, cancellationToken);
        await using var stoppable = Section(draft, ScopeSections.Stoppable, cancellationToken);
        await using var gaps = Section(draft, ScopeSections.Gaps, cancellationToken);
        await using var reconciliation = Section(draft, ScopeSections.Reconciliation, cancellationToken);
        await foreach (var lot in draft.Closure.FactsAsync(cancellationToken))
        {
            // They were put on hold after the snapshot.
            await lots.AddAsync(draft.AreHeld ? lot.Node with { Status = LotStatus.Recalled } : lot.Node);
            foreach (var row in lot.Receipts) await receipts.AddAsync(row);
            foreach (var row in lot.Stock) await stock.AddAsync(row);
            foreach (var row in lot.Packed) await stoppable.AddAsync(row);
            foreach (var row in lot.Gaps) await gaps.AddAsync(row);
            foreach (var row in lot.Reconciliation) await reconciliation.AddAsync(row);
            figures.Add(lot);
        }

        foreach (var section in new[] { lots, receipts, stock, stoppable, gaps, reconciliation }) await section.CompleteAsync(sections);
    }

    private async Task WriteEdgesAsync(ScopeDraft draft, IDictionary<string, ScopeSection> sections, CancellationToken cancellationToken)
    {
        await using var edges = Section(draft, ScopeSections.Edges, cancellationToken);
        await foreach (var edge in draft.Closure.EdgesAsync(cancellationToken)) await edges.AddAsync(edge);
        await edges.CompleteAsync(sections);
    }

    private async Task<IReadOnlyList<ScopeConsignee>> WriteShipmentsAsync(
        ScopeDraft draft, ScopeFigures figures, IDictionary<string, ScopeSection> sections, CancellationToken cancellationToken)
    {
        using var consignees = new ScopeConsignees();
        var (part, section) = (0, Section(draft, ScopeSections.Shipments(0), cancellationToken));
        try
        {
            await foreach (var shipment in draft.Closure.ShipmentsAsync(cancellationToken))
            {
                consignees.Add(shipment);
                if (consignees.Part != part)
                {
                    await section.CompleteAsync(sections);
                    (part, section) = (consignees.Part, Section(draft, ScopeSections.Shipments(consignees.Part), cancellationToken));
                }

                await section.AddAsync(shipment);
            }

            await section.CompleteAsync(sections);
        }
        finally
        {
            await section.DisposeAsync();
        }

        figures.Shipments = consignees.Shipments;
        return consignees.End();
    }

    private async Task WriteRowsAsync<T>(
        ScopeDraft draft, string name, IEnumerable<T> rows, IDictionary<string, ScopeSection> sections, CancellationToken cancellationToken)
    {
        await using var section = Section(draft, name, cancellationToken);
        foreach (var row in rows) await section.AddAsync(row);
        await section.CompleteAsync(sections);
    }

    /// <summary>Those for whom anything differs from what they were told, the ones that are not concerned any more among them.</summary>
    private static IEnumerable<ScopeNotice> NotifyOf(IReadOnlyList<ScopeConsignee> consignees, IReadOnlyDictionary<string, string> told) => consignees
        .Where(c => told.GetValueOrDefault(c.Customer) != c.Digest).Select(c => new ScopeNotice(c.Customer, c.Part))
        .Concat(told.Keys.Except(consignees.Select(c => c.Customer)).Select(c => new ScopeNotice(c, null)))
        .OrderBy(n => n.Customer, StringComparer.Ordinal);

    private ScopeSectionWriter Section(ScopeDraft draft, string name, CancellationToken cancellationToken) =>
        new(blobs, $"recalls/{draft.RecallId}/scope/v{draft.Version}/", name, cancellationToken);
}

/// <summary>What a scope version is made of.</summary>
/// <param name="Told">The customers that know of an earlier version, with the digest of what they were told.</param>
internal sealed record ScopeDraft(
    string RecallId, int Version, IClosure Closure, DateTimeOffset TracedAt, DateTimeOffset CheckedTo, bool Stable, bool AreHeld, IReadOnlyDictionary<string, string> Told);
