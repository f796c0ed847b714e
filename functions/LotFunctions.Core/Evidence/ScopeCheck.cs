using System.Globalization;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Evidence;

/// <summary>Every scope version has the sections that it names, they count up to its figures, and the timeline says the same.</summary>
internal static class ScopeCheck
{
    public static string EntryOf(int version) => string.Create(CultureInfo.InvariantCulture, $"scope/v{version}.json");

    public static List<PackageScope> Run(PackageContent content, Recall recall, IReadOnlyList<TimelineEntry> timeline)
    {
        var scopes = new List<PackageScope>();
        for (var version = 1; version <= recall.ScopeVersion; version++) scopes.Add(Read(content, version));

        var named = scopes.SelectMany(s => s.Entries).ToHashSet(StringComparer.Ordinal);
        foreach (var stranger in content.Hashes.Keys.Where(n => n.StartsWith("scope/", StringComparison.Ordinal) && !named.Contains(n)))
        {
            content.Expect(false, stranger, "No version of the scope names it.");
        }

        foreach (var scope in scopes) Check(content, scope, scopes, timeline);
        content.Expect(
            scopes.Count > 0 && Same(recall.Figures, scopes[^1].Scope.Figures), PackageDecision.EntryName, "Its figures are not those of the last scope version.");
        return scopes;
    }

    private static PackageScope Read(PackageContent content, int version)
    {
        var entry = EntryOf(version);
        var scope = new PackageScope(content, content.Read<RecallScope>(entry));
        content.Expect(scope.Scope.RecallId == content.Manifest.RecallId && scope.Scope.Version == version, entry, "It is of another recall or version.");
        foreach (var (name, section) in scope.Scope.Sections)
        {
            if (content.Names(entry, section.Blob, section.Sha256))
            {
                content.Expect(
                    section.Blob.StartsWith($"{RecallScope.FolderOf(scope.Scope.RecallId, version)}{name}-", StringComparison.Ordinal), entry, $"The section {name} is another one.");
            }
        }

        return scope;
    }

    private static void Check(PackageContent content, PackageScope scope, List<PackageScope> scopes, IReadOnlyList<TimelineEntry> timeline)
    {
        var entry = EntryOf(scope.Scope.Version);
        void Expect(bool holds, string detail) => content.Expect(holds, entry, detail);

        var apart = scope.ShipmentSections.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, section) in scope.Scope.Sections)
        {
            if (!apart.Contains(name)) Expect(scope.Lines(name) == section.Rows, $"The section {name} has another number of rows.");
        }

        var nodes = scope.Rows<TraceNode>(ScopeSections.Lots).ToList();
        scope.Lots.UnionWith(nodes.Select(n => n.Lot));
        Expect(scope.Lots.Count == nodes.Count, "A lot stands twice.");
        Expect(nodes.Where(n => n.Depth == 0).Select(n => n.Lot).ToHashSet().SetEquals(scope.Scope.Roots), "Its roots are not the lots of depth 0.");
        Expect(
            scope.Rows<TraceEdge>(ScopeSections.Edges).All(e => scope.Lots.Contains(e.From) && scope.Lots.Contains(e.To)), "An edge leads from or to a lot that is not in it.");
        var consignees = Shipments(content, scope);
        Expect(consignees.SequenceEqual(scope.Rows<ScopeConsignee>(ScopeSections.Customers)), "Its customers do not follow from its shipments.");
        Expect(Same(Figures(scope, nodes.Count, consignees), scope.Scope.Figures), "Its figures do not follow from its sections.");
        var told = Told(scope, scopes, timeline);
        Expect(ScopeWriter.NotifyOf(consignees, told).SequenceEqual(scope.Rows<ScopeNotice>(ScopeSections.Notify)), "Whom it notifies does not follow from what they were told.");

        var traced = timeline.FirstOrDefault(e => e.ScopeVersion == scope.Scope.Version && e.Step is RecallSteps.Traced or RecallSteps.Extended);
        content.Expect(
            traced?.ScopeVersion == scope.Scope.Version && traced.Comment?.Contains(scope.Scope.AsOf.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal) == true,
            PackageDecision.TimelineEntryName, $"It does not say that version {scope.Scope.Version} was traced at its ledger position.");
    }

    /// <summary>All that is to be known of the shipments in one reading, for they are most of a scope; gives their customers.</summary>
    private static List<ScopeConsignee> Shipments(PackageContent content, PackageScope scope)
    {
        var (entry, isStrange) = (EntryOf(scope.Scope.Version), false);
        using var consignees = new ScopeConsignees();
        foreach (var section in scope.ShipmentSections)
        {
            var rows = 0;
            foreach (var (shipment, line) in scope.RowsAndLines<TraceShipment>(section))
            {
                rows++;
                isStrange |= shipment.Lines.Any(l => !scope.Lots.Contains(l.Lot));
                consignees.Add(shipment, line.Span);
            }

            content.Expect(rows == scope.Scope.Sections[section].Rows, entry, $"The section {section} has another number of rows.");
        }

        content.Expect(!isStrange, entry, "A shipment holds a lot that is not in it.");
        return [.. consignees.End()];
    }

    private static RecallFigures Figures(PackageScope scope, int lots, List<ScopeConsignee> consignees)
    {
        var figures = new ScopeFigures
        {
            Lots = lots,
            Shipments = consignees.Sum(c => c.Shipments),
            Stoppable = scope.Lines(ScopeSections.Stoppable),
            Gaps = scope.Lines(ScopeSections.Gaps),
        };
        foreach (var stock in scope.Rows<TraceStock>(ScopeSections.Stock)) figures.Add(stock);
        // The rows of a lot stand side by side.
        var own = new List<LotReconciliation>();
        foreach (var row in scope.Rows<LotReconciliation>(ScopeSections.Reconciliation))
        {
            if (own.Count > 0 && own[0].Lot != row.Lot)
            {
                figures.Add(own);
                own.Clear();
            }

            own.Add(row);
        }

        figures.Add(own);
        return figures.Of(consignees.Count);
    }

    /// <summary>What customers had been told when the version was traced.</summary>
    private static Dictionary<string, string> Told(PackageScope scope, List<PackageScope> scopes, IReadOnlyList<TimelineEntry> timeline)
    {
        var approved = timeline.TakeWhile(e => !(e.Step == RecallSteps.Extended && e.ScopeVersion == scope.Scope.Version))
            .LastOrDefault(e => e.Step == RecallSteps.Approved && e.ScopeVersion < scope.Scope.Version)?.ScopeVersion ?? 0;
        return approved == 0 ? [] : scopes[approved - 1].Rows<ScopeConsignee>(ScopeSections.Customers).ToDictionary(c => c.Customer, c => c.Digest);
    }

    private static bool Same(RecallFigures? x, RecallFigures? y) => CanonicalJson.Write(x).AsSpan().SequenceEqual(CanonicalJson.Write(y));
}
