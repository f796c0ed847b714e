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
        using var reader = new StreamReader(content.Open(EntryOf(found.Blob)));
        var lines = 0;
        while (reader.ReadLine() is not null) lines++;
        return lines;
    }

    /// <summary>By customer and then time, each as it is stored.</summary>
    public IEnumerable<(TraceShipment Row, byte[] Line)> Shipments()
    {
        for (var part = 0; scope.Sections.ContainsKey(ScopeSections.Shipments(part)); part++)
        {
            foreach (var shipment in RowsAndLines<TraceShipment>(ScopeSections.Shipments(part))) yield return shipment;
        }
    }

    private IEnumerable<(T Row, byte[] Line)> RowsAndLines<T>(string section) =>
        scope.Sections.TryGetValue(section, out var found) ? content.Rows<T>(EntryOf(found.Blob)) : [];

    private string EntryOf(string blob) => blob.StartsWith(content.Folder, StringComparison.Ordinal) ? blob[content.Folder.Length..] : blob;
}
