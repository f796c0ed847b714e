using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// Verifies an evidence package with nothing but the package: every entry against the manifest, then what the entries say
/// against each other (<see cref="PackageCrossCheck"/>).
/// </summary>
public static class PackageVerifier
{
    /// <summary>Everything that does not hold; empty when all of it does.</summary>
    /// <param name="package">The ZIP; it must be seekable.</param>
    public static IReadOnlyList<PackageFinding> Verify(Stream package)
    {
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            return [.. Findings(zip)];
        }
        catch (InvalidDataException e)
        {
            return [new PackageFinding("not-a-package", "", e.Message)];
        }
    }

    private static IEnumerable<PackageFinding> Findings(ZipArchive zip)
    {
        if (zip.GetEntry(Manifest.EntryName) is not { } manifestEntry)
        {
            return [new PackageFinding("manifest-missing", Manifest.EntryName, "The package has no manifest.")];
        }

        var findings = new List<PackageFinding>();
        var manifestBytes = Read(manifestEntry);
        CheckManifestHash(zip, manifestBytes, findings);
        if (Parse(manifestBytes) is not { } manifest)
        {
            findings.Add(new PackageFinding("manifest-invalid", Manifest.EntryName, "The manifest is not readable."));
            return findings;
        }

        CheckEntries(zip, manifest, findings);
        // What an entry says is of interest only when it is the one that the manifest means.
        if (findings.Count == 0) PackageCrossCheck.Run(new PackageContent(zip, manifest, findings));
        return findings;
    }

    private static void CheckManifestHash(ZipArchive zip, byte[] manifest, List<PackageFinding> findings)
    {
        var expected = Manifest.HashLine(Convert.ToHexStringLower(SHA256.HashData(manifest)));
        if (zip.GetEntry(Manifest.HashEntryName) is not { } entry)
        {
            findings.Add(new PackageFinding("entry-missing", Manifest.HashEntryName, "The hash of the manifest is missing."));
        }
        else if (!Read(entry).AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(expected)))
        {
            findings.Add(new PackageFinding("entry-changed", Manifest.HashEntryName, "The manifest and its hash do not agree."));
        }
    }

    private static void CheckEntries(ZipArchive zip, Manifest manifest, List<PackageFinding> findings)
    {
        var listed = new HashSet<string> { Manifest.EntryName, Manifest.HashEntryName };
        foreach (var expected in manifest.Entries)
        {
            if (!listed.Add(expected.Name)) findings.Add(new PackageFinding("manifest-invalid", expected.Name, "The manifest lists it twice."));
            if (zip.GetEntry(expected.Name) is not { } entry)
            {
                findings.Add(new PackageFinding("entry-missing", expected.Name, "The manifest lists it."));
                continue;
            }

            var (length, sha256) = Measure(entry);
            if (length == expected.Length && sha256 == expected.Sha256) continue;
            findings.Add(new PackageFinding(
                "entry-changed", expected.Name, $"It has {length} bytes and SHA-256 {sha256}; the manifest says {expected.Length} and {expected.Sha256}."));
        }

        foreach (var name in zip.Entries.GroupBy(e => e.FullName).Where(g => g.Count() > 1 || !listed.Contains(g.Key)).Select(g => g.Key))
        {
            findings.Add(new PackageFinding("entry-added", name, "The manifest does not list it, or it is there twice."));
        }
    }

    private static Manifest? Parse(byte[] json)
    {
        try
        {
            return CanonicalJson.Read<Manifest>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static (long Length, string Sha256) Measure(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            length += read;
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
