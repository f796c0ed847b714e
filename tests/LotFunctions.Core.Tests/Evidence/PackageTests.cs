using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Recalls;

namespace LotFunctions.Core.Tests.Evidence;

public sealed partial class PackageTests
{
    [Fact]
    public async Task Package_OfAClosedRecall_HoldsEverythingAndVerifies()
    {
        var (house, recall, package) = await PackageAsync();

        Assert.Empty(PackageVerifier.Verify(new MemoryStream(package)));
        Assert.Equal(
            [
                "decision.json", "events.ndjson", "manifest.json", "manifest.sha256", "notices.json",
                "notices/v1/C1.csv", "notices/v1/C1.html", "notices/v1/C1.json", "notices/v1/C1.pdf",
                "notices/v1/C2.csv", "notices/v1/C2.html", "notices/v1/C2.json", "notices/v1/C2.pdf",
                "responses.json", "scope/v1.json", "scope/v1/customers", "scope/v1/edges", "scope/v1/gaps", "scope/v1/lots", "scope/v1/notify", "scope/v1/receipts",
                "scope/v1/reconciliation", "scope/v1/shipments-0000", "scope/v1/stock", "scope/v1/stoppable", "timeline.json",
            ],
            Entries(package).Keys.Order(StringComparer.Ordinal).Select(name => SectionName().Replace(name, "")));
        Assert.Equal((await house.Queries.PackageAsync(recall.RecallId, default))!.Sha256, Convert.ToHexStringLower(SHA256.HashData(package)));
    }

    [Fact]
    public async Task Package_Timeline_EndsWithTheClosing()
    {
        var (_, _, package) = await PackageAsync();

        var timeline = JsonDocument.Parse(Entries(package)["timeline.json"]).RootElement;

        Assert.Equal("closed", timeline[timeline.GetArrayLength() - 1].GetProperty("step").GetString());
        Assert.Equal("All found", timeline[timeline.GetArrayLength() - 1].GetProperty("comment").GetString());
    }

    [Fact]
    public async Task Package_Events_AreTheWholeHistoryOfTheLots()
    {
        var (house, _, package) = await PackageAsync();

        var lines = Encoding.UTF8.GetString(Entries(package)["events.ndjson"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // Of the plant's events all but those of R2 (twice) and X9 (twice), and the four holds.
        Assert.Equal(house.Ledger.Events.Count - 4, lines.Length);
    }

    [Fact]
    public async Task Package_EventsOfAUnitWithTwoLots_StandOnceAndEachLotIsInTheOrderOfRecording()
    {
        var house = await new RecallHouse().WithPlantAsync();
        await house.AppendAsync(house.Story.Pack("P1", 5, RecallHouse.Pallet), house.Story.OfUnit(LotEventType.Move, RecallHouse.Pallet) with { Location = "BAY" });
        var recall = await house.RunToMonitoringAsync(close: true);

        var events = EventsOf(house.Blobs[recall.PackageBlob!]);

        Assert.Single(events, e => e.Event.Lot is null && e.Event.LogisticUnit == RecallHouse.Pallet);
        Assert.Equal(events.Count, events.DistinctBy(e => e.Event.EventId).Count());
        Assert.All(events.GroupBy(e => e.Stream), s => Assert.Equal(s.OrderBy(e => e.RecordedAt), s));
        Assert.Empty(PackageVerifier.Verify(new MemoryStream(house.Blobs[recall.PackageBlob!])));
    }

    [Fact]
    public async Task Package_EffectivenessChecks_AreInItAndListed()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var checks = new EffectivenessChecks(house.Recalls, house.Blobs, house.Clock, new RecallOptions());
        await house.RunAsync(house.Script(recall)
            .Event(RecallHouse.Hours(1), () => RecallHouse.Command(RecallAction.Approve))
            .Meanwhile(RecallHouse.Hours(2), () => checks.RecordAsync(recall.RecallId, "C1", CheckMethod.Telephone, CheckResult.Effective, "Spoke to Kim", "quinn", default))
            .Event(RecallHouse.Hours(3), () => RecallHouse.Command(RecallAction.Close, comment: "All found")));
        var package = house.Blobs[(await house.FindAsync(recall)).PackageBlob!];

        var entry = Assert.Single(Entries(package), e => e.Key.StartsWith("checks/C1/", StringComparison.Ordinal));

        Assert.Equal("Spoke to Kim", JsonDocument.Parse(entry.Value).RootElement.GetProperty("comment").GetString());
        Assert.Contains(entry.Key, Encoding.UTF8.GetString(Entries(package)["manifest.json"]), StringComparison.Ordinal);
        Assert.Empty(PackageVerifier.Verify(new MemoryStream(package)));
    }

    [Fact]
    public async Task Package_Notices_AreTheBlobsAsSent()
    {
        var (house, recall, package) = await PackageAsync();

        var entries = Entries(package);

        Assert.All(entries.Where(e => e.Key.StartsWith("notices/", StringComparison.Ordinal)), e => Assert.Equal(house.Blobs[$"recalls/{recall.RecallId}/{e.Key}"], e.Value));
    }

    [Fact]
    public async Task Verify_AnyByteOfAnyEntryChanged_IsFound()
    {
        var (_, _, package) = await PackageAsync();
        var entries = Entries(package);
        foreach (var (name, content) in entries)
        {
            foreach (var at in new[] { 0, content.Length / 2, content.Length - 1 })
            {
                var changed = content.ToArray();
                changed[at] ^= 1;

                var findings = PackageVerifier.Verify(Zip(entries.ToDictionary(e => e.Key, e => e.Key == name ? changed : e.Value)));

                Assert.True(findings.Count > 0, $"{name} at {at}");
            }
        }
    }

    [Fact]
    public async Task Verify_AnyEntryRemoved_IsFound()
    {
        var (_, _, package) = await PackageAsync();
        var entries = Entries(package);

        foreach (var name in entries.Keys)
        {
            var findings = PackageVerifier.Verify(Zip(entries.Where(e => e.Key != name).ToDictionary()));

            Assert.Contains(findings, f => f.Entry == name && f.Code is "entry-missing" or "manifest-missing");
        }
    }

    [Fact]
    public async Task Verify_EntryAdded_IsFound()
    {
        var (_, _, package) = await PackageAsync();

        var findings = PackageVerifier.Verify(Zip(new Dictionary<string, byte[]>(Entries(package)) { ["notices/v1/C3.html"] = [1] }));

        Assert.Equal(("entry-added", "notices/v1/C3.html"), (Assert.Single(findings).Code, findings[0].Entry));
    }

    [Fact]
    public async Task Verify_EntryTwice_IsFound()
    {
        var (_, _, package) = await PackageAsync();
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) zip.CreateEntry("decision.json");

        Assert.Contains(PackageVerifier.Verify(stream), f => f.Code == "entry-added");
    }

    [Theory]
    [InlineData("ITEM-P", "ITEM-Q", "event-changed")]
    [InlineData(null, null, "event-chain-broken")]
    public async Task Verify_EventForgedWithItsManifest_IsFoundByItsHash(string? from, string? to, string code)
    {
        var (_, recall, package) = await PackageAsync();
        var entries = Entries(package);
        var lines = Encoding.UTF8.GetString(entries["events.ndjson"]).Split('\n').ToList();
        if (from is null) lines.RemoveAt(0);
        else lines = lines.ConvertAll(l => l.Replace(from, to, StringComparison.Ordinal));
        entries["events.ndjson"] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        Assert.Contains(PackageVerifier.Verify(await Forged.ZipAsync(entries, recall.RecallId)), f => f.Code == code && f.Entry == "events.ndjson");
    }

    [Fact]
    public void Verify_NoZip_IsAFinding() => Assert.Equal("not-a-package", Assert.Single(PackageVerifier.Verify(new MemoryStream([1, 2, 3]))).Code);

    [Fact]
    public async Task Notes_OfAPackageAsWritten_AreNone() => Assert.Empty(PackageWrapping.Notes(new MemoryStream((await PackageAsync()).Package)));

    [Fact]
    public async Task Notes_BytesBehindIt_AreTold()
    {
        var (_, _, package) = await PackageAsync();
        var file = new MemoryStream([.. package, .. "and more"u8]);

        Assert.Empty(PackageVerifier.Verify(file));
        Assert.Contains("behind the archive's end", Assert.Single(PackageWrapping.Notes(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_PackedAnew_AreTold()
    {
        var (_, _, package) = await PackageAsync();
        var file = Zip(Entries(package).OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary());

        Assert.Empty(PackageVerifier.Verify(file));
        Assert.Equal(2, PackageWrapping.Notes(file).Count);
    }

    [Fact]
    public async Task Zip_SameEntries_SameBytes()
    {
        Assert.Equal(await WriteAsync(), await WriteAsync());

        static async Task<byte[]> WriteAsync()
        {
            using var stream = new MemoryStream();
            using (var zip = new PackageZip(stream))
            {
                await zip.AddAsync("a.json", "{}"u8.ToArray(), default);
                await zip.FinishAsync("R-1", RecallHouse.Start, default);
            }

            return stream.ToArray();
        }
    }

    private static List<RecordedEvent> EventsOf(byte[] package) =>
        [.. Encoding.UTF8.GetString(Entries(package)["events.ndjson"]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => CanonicalJson.Read<RecordedEvent>(Encoding.UTF8.GetBytes(l)))];

    private static async Task<(RecallHouse House, Recall Recall, byte[] Package)> PackageAsync()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(close: true);
        return (house, recall, house.Blobs[recall.PackageBlob!]);
    }

    /// <summary>What a section's name says of its content.</summary>
    [GeneratedRegex("-[0-9a-f]{16}\\.ndjson$")]
    private static partial Regex SectionName();

    internal static Dictionary<string, byte[]> Entries(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static MemoryStream Zip(Dictionary<string, byte[]> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream;
    }
}
