using LotFunctions.Core.Evidence;

namespace LotFunctions.Embedded.Files;

/// <summary>
/// Where a blob's files are: the content under its own name, so that people can open it, its facts beside it. The tilde,
/// which no blob's name has, marks all that is not content.
/// </summary>
internal sealed class BlobPaths(string root)
{
    private const string FactsSuffix = "~facts";

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Files that are being written; left-overs are of no use.</summary>
    public string Temporary => Path.Combine(Root, "~tmp");

    /// <summary>Throws <see cref="ArgumentException"/> for what is no blob's name: none leads out of the root.</summary>
    public string Content(string name)
    {
        BlobName.Check(name);
        return Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));
    }

    public string Facts(string name) => Content(name) + FactsSuffix;

    /// <summary>The names of all blobs that start with a prefix, in ordinal order.</summary>
    public IEnumerable<string> Names(string prefix)
    {
        var cut = prefix.LastIndexOf('/');
        var folder = cut < 0 ? Root : Content(prefix[..cut]);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.AsSpan(Root.Length).Contains('~'))
            .Select(f => Path.GetRelativePath(Root, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The names whose facts are there without content.</summary>
    public IEnumerable<string> Orphans() => !Directory.Exists(Root)
        ? []
        : Directory.EnumerateFiles(Root, "*" + FactsSuffix, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f[..^FactsSuffix.Length]).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(n => !File.Exists(Content(n)))
            .Order(StringComparer.Ordinal);
}
