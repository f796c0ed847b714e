using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Evidence;

/// <summary>A scope version in a package.</summary>
internal sealed class PackageScope(PackageContent content, RecallScope scope)
{
    public RecallScope Scope => scope;

    /// <summary>Known once they were checked.</summary>
    public HashSet<LotKey> Lots { get; } = [];

    /// <summary>The names of its entries.</summary>
    public IEnumerable<string> Entries => scope.Sections.Values.Select(s => EntryOf(s.Blob)).Prepend(ScopeCheck.EntryOf(scope.Version));

    /// <summary>None where there is no such section.</summary>
    public IEnumerable<T> Rows<T>(string section) => RowsAndLines<T>(section).Select(r => r.Row);

    /// <summary>The number of rows.</summary>
    public int Lines(string section)
    {
        if (!scope.Sections.TryGetValue(section, out var found)) return 0;
        using var rows = new EntryLines(content.Open(EntryOf(found.Blob)));
        var lines = 0;
        while (rows.MoveNext()) lines++;
        return lines;
    }

    /// <summary>The sections that hold the shipments, in their order.</summary>
    public IEnumerable<string> ShipmentSections => Enumerable.Range(0, int.MaxValue).Select(ScopeSections.Shipments).TakeWhile(scope.Sections.ContainsKey);

    /// <summary>By customer and then time.</summary>
    public IEnumerable<TraceShipment> Shipments() => ShipmentSections.SelectMany(Rows<TraceShipment>);

    /// <summary>Each as it is stored too: the bytes are good until the next one is asked for.</summary>
    public IEnumerable<(T Row, ReadOnlyMemory<byte> Line)> RowsAndLines<T>(string section) =>
        scope.Sections.TryGetValue(section, out var found) ? content.Rows<T>(EntryOf(found.Blob)) : [];

    private string EntryOf(string blob) => blob.StartsWith(content.Folder, StringComparison.Ordinal) ? blob[content.Folder.Length..] : blob;
}
