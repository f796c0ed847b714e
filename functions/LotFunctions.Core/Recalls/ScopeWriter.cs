using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Writes a scope version out of a closure: its sections as streams, and at last the blob that makes it one. Sections whose
/// version is then traced anew stay behind and belong to nothing.
/// </summary>
internal sealed class ScopeWriter(IBlobStore blobs, IReferenceData references)
{
    private readonly UnreachableCustomers unreachable = new(references);

    /// <summary>Writes the sections, each once it is whole; the scope is not there yet.</summary>
    public async Task<ScopeRows> WriteAsync(ScopeDraft draft, CancellationToken cancellationToken)
    {
        await using var sections = new SectionsInWriting(blobs, draft, cancellationToken);
        var figures = new ScopeFigures();
        var gaps = sections.Begin(ScopeSections.Gaps);
        await WriteFactsAsync(draft, figures, gaps, sections, cancellationToken);
        await WriteAllAsync(draft.Closure.EdgesAsync(cancellationToken), ScopeSections.Edges, sections, cancellationToken);
        var first = new Dictionary<string, LotKey>(StringComparer.Ordinal);
        var consignees = await WriteShipmentsAsync(draft, figures, first, sections, cancellationToken);
        foreach (var gap in await unreachable.OfAsync(first, cancellationToken))
        {
            await gaps.AddAsync(gap);
            figures.Gaps++;
        }

        sections.End(gaps);
        await WriteAllAsync(consignees.ToAsyncEnumerable(), ScopeSections.Customers, sections, cancellationToken);
        await WriteAllAsync(NotifyOf(consignees, draft.Told).ToAsyncEnumerable(), ScopeSections.Notify, sections, cancellationToken);
        return new ScopeRows(await sections.CompleteAsync(), figures.Of(consignees.Count));
    }

    /// <summary>Makes the sections a scope. The first content to get the version's name stays; that one is answered.</summary>
    /// <param name="checkedTo">As <see cref="RecallScope.CheckedTo"/>.</param>
    /// <param name="stable">As <see cref="RecallScope.Stable"/>.</param>
    public async Task<ScopeReader> FinishAsync(ScopeDraft draft, ScopeRows rows, DateTimeOffset checkedTo, bool stable, CancellationToken cancellationToken)
    {
        var scope = new RecallScope
        {
            RecallId = draft.RecallId,
            Version = draft.Version,
            AsOf = draft.Closure.AsOf,
            TracedAt = draft.TracedAt,
            CheckedTo = checkedTo,
            Stable = stable,
            Roots = draft.Closure.Roots,
            Figures = rows.Figures,
            Sections = rows.Sections,
        };
        await blobs.WriteFirstAsync(RecallScope.BlobOf(draft.RecallId, draft.Version), CanonicalJson.Write(scope), "application/json", cancellationToken);
        return await ScopeReader.OpenAsync(blobs, draft.RecallId, draft.Version, cancellationToken);
    }

    /// <summary>Those for whom anything differs from what they were told, the ones that are not concerned any more among them.</summary>
    internal static IEnumerable<ScopeNotice> NotifyOf(IReadOnlyList<ScopeConsignee> consignees, IReadOnlyDictionary<string, string> told) => consignees
        .Where(c => told.GetValueOrDefault(c.Customer) != c.Digest).Select(c => new ScopeNotice(c.Customer, c.Part))
        .Concat(told.Keys.Except(consignees.Select(c => c.Customer)).Select(c => new ScopeNotice(c, null)))
        .OrderBy(n => n.Customer, StringComparer.Ordinal);

    /// <summary>What hangs on the lots, in one pass over them.</summary>
    private static async Task WriteFactsAsync(
        ScopeDraft draft, ScopeFigures figures, ScopeSectionWriter gaps, SectionsInWriting sections, CancellationToken cancellationToken)
    {
        var (lots, receipts, stock) = (sections.Begin(ScopeSections.Lots), sections.Begin(ScopeSections.Receipts), sections.Begin(ScopeSections.Stock));
        var (stoppable, reconciliation) = (sections.Begin(ScopeSections.Stoppable), sections.Begin(ScopeSections.Reconciliation));
        await foreach (var lot in draft.Closure.FactsAsync(cancellationToken))
        {
            // They are put on hold after the snapshot.
            await lots.AddAsync(draft.AreHeld ? lot.Node with { Status = LotStatus.Recalled } : lot.Node);
            foreach (var row in lot.Receipts) await receipts.AddAsync(row);
            foreach (var row in lot.Stock) await stock.AddAsync(row);
            foreach (var row in lot.Packed) await stoppable.AddAsync(row);
            foreach (var row in lot.Gaps) await gaps.AddAsync(row);
            foreach (var row in lot.Reconciliation) await reconciliation.AddAsync(row);
            figures.Add(lot);
        }

        foreach (var section in new[] { lots, receipts, stock, stoppable, reconciliation }) sections.End(section);
    }

    /// <param name="first">Gets a lot of each customer.</param>
    private static async Task<IReadOnlyList<ScopeConsignee>> WriteShipmentsAsync(
        ScopeDraft draft, ScopeFigures figures, Dictionary<string, LotKey> first, SectionsInWriting sections, CancellationToken cancellationToken)
    {
        using var consignees = new ScopeConsignees();
        var (part, section) = (0, sections.Begin(ScopeSections.Shipments(0)));
        await foreach (var shipment in draft.Closure.ShipmentsAsync(cancellationToken))
        {
            if (consignees.PartOf(shipment) is var own && own != part)
            {
                sections.End(section);
                (part, section) = (own, sections.Begin(ScopeSections.Shipments(own)));
            }

            consignees.Add(shipment, section.Put(shipment));
            first.TryAdd(shipment.Customer, shipment.Lines[0].Lot);
            await section.WrittenAsync();
        }

        sections.End(section);
        figures.Shipments = consignees.Shipments;
        return consignees.End();
    }

    private static async Task WriteAllAsync<T>(IAsyncEnumerable<T> rows, string name, SectionsInWriting sections, CancellationToken cancellationToken)
    {
        var section = sections.Begin(name);
        await foreach (var row in rows.WithCancellation(cancellationToken)) await section.AddAsync(row);
        sections.End(section);
    }

    /// <summary>The sections of one version: several are written at a time, and nobody waits for the disk between two.</summary>
    private sealed class SectionsInWriting(IBlobStore blobs, ScopeDraft draft, CancellationToken cancellationToken) : IAsyncDisposable
    {
        private readonly List<ScopeSectionWriter> begun = [];
        private readonly List<(string Name, Task<ScopeSection?> Section)> ended = [];

        public ScopeSectionWriter Begin(string name)
        {
            var section = new ScopeSectionWriter(blobs, draft.Folder, name, cancellationToken);
            begun.Add(section);
            return section;
        }

        /// <summary>No more rows come.</summary>
        public void End(ScopeSectionWriter section) => ended.Add((section.Name, section.CompleteAsync()));

        public async Task<IReadOnlyDictionary<string, ScopeSection>> CompleteAsync()
        {
            var sections = new SortedDictionary<string, ScopeSection>(StringComparer.Ordinal);
            foreach (var (name, section) in ended)
            {
                if (await section is { } rows) sections[name] = rows;
            }

            return sections;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var section in begun) await section.DisposeAsync();
        }
    }
}

/// <summary>What a scope version is made of.</summary>
/// <param name="Told">The customers that know of an earlier version, with the digest of what they were told.</param>
internal sealed record ScopeDraft(
    string RecallId, int Version, IClosure Closure, DateTimeOffset TracedAt, bool AreHeld, IReadOnlyDictionary<string, string> Told)
{
    /// <summary>Of the version's sections, with the slash.</summary>
    public string Folder => RecallScope.FolderOf(RecallId, Version);
}

/// <summary>The rows of a scope version, as they are stored.</summary>
internal sealed record ScopeRows(IReadOnlyDictionary<string, ScopeSection> Sections, RecallFigures Figures);
