namespace LotFunctions.Embedded.Files;

/// <summary>Reads every blob and compares it with what was kept when it was written.</summary>
public sealed class BlobVerifier
{
    private readonly BlobPaths paths;

    internal BlobVerifier(string folder) => paths = new BlobPaths(folder);

    /// <summary>One entry a blob that is damaged, or whose content or facts are gone; nothing for a sound store.</summary>
    public async Task<BlobReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var findings = new List<BlobFinding>();
        var count = 0;
        foreach (var name in paths.Names(""))
        {
            count++;
            var kept = await BlobFacts.KeptAsync(paths, name, cancellationToken);
            if (kept is null)
            {
                findings.Add(new BlobFinding(name, "The facts that were kept beside the content are gone or damaged."));
                continue;
            }

            var found = await BlobFacts.ReadAsync(paths, name, kept.ContentType, cancellationToken);
            if (found != kept) findings.Add(new BlobFinding(name, $"The content has SHA-256 {found.Sha256} and {found.Length} bytes; {kept.Sha256} and {kept.Length} were written."));
        }

        findings.AddRange(paths.Orphans().Select(n => new BlobFinding(n, "The content is gone.")));
        return new BlobReport(count, findings);
    }
}

/// <summary>What a check of all blobs found.</summary>
public sealed record BlobReport(int Blobs, IReadOnlyList<BlobFinding> Findings);

public sealed record BlobFinding(string Name, string What);
