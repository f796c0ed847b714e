using System.IO.Compression;
using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Evidence;

/// <summary>An evidence package whose entries are as its manifest says, to be read by the checks of what they say of each other.</summary>
internal sealed class PackageContent(ZipArchive zip, Manifest manifest, List<PackageFinding> findings)
{
    // Whoever forges a package may put a null where no record has one.
    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options) { RespectNullableAnnotations = true };

    public Manifest Manifest => manifest;

    /// <summary>Every entry but the manifest's own, with the hash of what is in it.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; } = manifest.Entries.ToDictionary(e => e.Name, e => e.Sha256, StringComparer.Ordinal);

    /// <summary>In blob storage an entry stands under the recall's folder.</summary>
    public string Folder { get; } = $"recalls/{manifest.RecallId}/";

    /// <exception cref="InvalidDataException">There is no such entry.</exception>
    /// <exception cref="JsonException">It is not of that kind.</exception>
    public T Read<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw new JsonException("A stored record is null.");
    }

    /// <summary>The records of an NDJSON entry, each with its bytes, which are good until the next one is asked for.</summary>
    public IEnumerable<(T Row, ReadOnlyMemory<byte> Line)> Rows<T>(string name)
    {
        using var lines = new EntryLines(Open(name));
        while (lines.MoveNext())
        {
            yield return (JsonSerializer.Deserialize<T>(lines.Current.Span, Strict) ?? throw new JsonException("A stored record is null."), lines.Current);
        }
    }

    public Stream Open(string name) => (zip.GetEntry(name) ?? throw new InvalidDataException($"There is no entry {name}.")).Open();

    /// <summary>The entry of a blob that a record names, with the hash that it gives for it.</summary>
    public bool Names(string from, string blob, string sha256)
    {
        var name = blob.StartsWith(Folder, StringComparison.Ordinal) ? blob[Folder.Length..] : "";
        var isThere = Hashes.TryGetValue(name, out var actual) && actual == sha256;
        Expect(isThere, from, $"It names {blob} with SHA-256 {sha256}; the package has {actual ?? "no such entry"}.");
        return isThere;
    }

    /// <summary>A finding unless it holds.</summary>
    public void Expect(bool holds, string entry, string detail)
    {
        if (!holds) findings.Add(new PackageFinding("entry-contradicts", entry, detail));
    }

    public void Add(string code, string entry, string detail) => findings.Add(new PackageFinding(code, entry, detail));
}
