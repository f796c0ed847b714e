using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Evidence;

/// <summary>Makes packages as a forger would: with a manifest that is right.</summary>
internal static class Forged
{
    public static async Task<MemoryStream> ZipAsync(Dictionary<string, byte[]> entries, string recallId)
    {
        var closing = entries.TryGetValue("decision.json", out var decision) && TryRead(decision) is { Closing: { } read } ? read.At : default;
        var forged = new MemoryStream();
        using (var zip = new PackageZip(forged))
        {
            foreach (var (name, content) in entries.Where(e => !e.Key.StartsWith("manifest", StringComparison.Ordinal))) await zip.AddAsync(name, content, default);
            await zip.FinishAsync(recallId, closing, default);
        }

        return forged;
    }

    private static PackageDecision? TryRead(byte[] decision)
    {
        try
        {
            return CanonicalJson.Read<PackageDecision>(decision);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
