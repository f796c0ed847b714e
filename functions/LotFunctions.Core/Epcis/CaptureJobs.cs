using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Epcis;

/// <summary>Keeps the jobs as blobs: <c>epcis/{hash of the document}/{attempt}.json</c>.</summary>
internal sealed class CaptureJobs(IBlobStore blobs)
{
    private const int HashLength = 32;

    public async Task<CaptureJob> KeepAsync(Func<string, CaptureJob> jobOf, string sha256, CancellationToken cancellationToken)
    {
        var hash = sha256[..HashLength];
        for (var attempt = 1; ; attempt++)
        {
            var name = BlobOf(hash, attempt);
            if (await blobs.FindAsync(name, cancellationToken) is not null) continue;
            var job = jobOf($"c-{hash}-{attempt}");
            try
            {
                await blobs.WriteAsync(name, CanonicalJson.Write(job), "application/json", cancellationToken);
                return job;
            }
            catch (BlobConflictException)
            {
                // Another attempt with the same document took the number.
            }
        }
    }

    public async Task<CaptureJob?> FindAsync(string captureId, CancellationToken cancellationToken)
    {
        var parts = captureId.Split('-');
        if (parts is not ["c", { Length: HashLength } hash, var attempt] || !hash.All(char.IsAsciiHexDigitLower)) return null;
        if (!int.TryParse(attempt, System.Globalization.NumberStyles.None, null, out var number)) return null;
        var name = BlobOf(hash, number);
        return await blobs.FindAsync(name, cancellationToken) is null ? null : CanonicalJson.Read<CaptureJob>(await blobs.ReadAsync(name, cancellationToken));
    }

    private static string BlobOf(string hash, int attempt) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"epcis/{hash}/{attempt}.json");
}
