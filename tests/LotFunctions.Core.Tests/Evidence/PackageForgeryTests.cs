using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Recalls;
using static LotFunctions.Core.Tests.Recalls.RecallHouse;

namespace LotFunctions.Core.Tests.Evidence;

/// <summary>One thing is changed in a package and its manifest made anew: what the other entries say shows it.</summary>
public sealed class PackageForgeryTests
{
    private static readonly Lazy<Task<(string RecallId, byte[] Package)>> Original = new(MakeAsync);

    /// <summary>The entry (by how it begins), what is replaced in it, and by what. Null: all of it is taken out.</summary>
    public static TheoryData<string, string?, string> Alterations => new()
    {
        { "decision.json", "Metal fragments were found.", "Nothing was found." },
        { "decision.json", "\"approvedBy\":\"quinn\"", "\"approvedBy\":\"sam\"" },
        { "decision.json", "\"approvedVersion\":2", "\"approvedVersion\":1" },
        { "decision.json", "\"lots\":5,", "\"lots\":4," },
        { "decision.json", "All found", "Most found" },
        { "decision.json", "\"startedBy\":\"sam\"", "\"startedBy\":\"sue\"" },
        { "timeline.json", "\"step\":\"approved\",\"at\":\"2026-03-02T09:00:00Z\",\"by\":\"quinn\"", "\"step\":\"declined\",\"at\":\"2026-03-02T09:00:00Z\",\"by\":\"quinn\"" },
        { "timeline.json", "\"by\":\"sam\"", "\"by\":\"sue\"" },
        { "timeline.json", "at ledger position 2026", "at ledger position 2025" },
        { "timeline.json", "\"entryId\":\"check-", "\"entryId\":\"chick-" },
        { "responses.json", "\"onHand\":3", "\"onHand\":4" },
        { "responses.json", "\"customer\":\"C1\"", "\"customer\":\"C2\"" },
        { "notices.json", "\"customer\":\"C1\"", "\"customer\":\"C7\"" },
        { "notices.json", "\"supersedes\":1", "\"supersedes\":3" },
        { "notices.json", "\"answerUrl\":\"https://mill", "\"answerUrl\":\"https://evil" },
        { "notices/v1/C1.json", "Metal fragments", "Paper fragments" },
        { "notices/v1/C1.json", "\"value\":25", "\"value\":24" },
        { "notices/v1/C1.json", "\"lot\":\"P1\"", "\"lot\":\"P7\"" },
        { "notices/v1/C1.csv", "definite", "possible" },
        { "notices/v1/C1.html", "Bread flour", "White flour" },
        { "notices/v1/C1.pdf", "%PDF-1.7", "%PDF-1.6" },
        { "notices/v1/C2.csv", null, "" },
        { "scope/v1.json", "\"customers\":2", "\"customers\":3" },
        { "scope/v1.json", "\"asOf\":\"2026", "\"asOf\":\"2025" },
        { "scope/v2.json", null, "" },
        { "scope/v1/lots", "\"lot\":\"P3\"", "\"lot\":\"P4\"" },
        { "scope/v1/shipments", "\"customer\":\"C2\"", "\"customer\":\"C3\"" },
        { "scope/v1/shipments", "\"value\":15", "\"value\":1" },
        { "scope/v1/customers", "\"lines\":1", "\"lines\":2" },
        { "scope/v1/edges", null, "" },
        { "scope/v2/notify", "C2", "C1" },
        { "scope/v1/stock", "\"value\":20", "\"value\":10" },
        { "scope/v1/reconciliation", "\"shipped\":40", "\"shipped\":39" },
        { "checks/", "Spoke to Kim", "Spoke to Tim" },
        { "checks/", null, "" },
        { "events.ndjson", "\"value\":60", "\"value\":61" },
        { "events.ndjson", null, "" },
    };

    [Fact]
    public async Task Verify_Unchanged_HasNoFinding() => Assert.Empty(PackageVerifier.Verify(new MemoryStream((await Original.Value).Package)));

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task Verify_ChangedWithItsManifest_IsFound(string entry, string? from, string to)
    {
        var (recallId, package) = await Original.Value;
        var entries = PackageTests.Entries(package);
        var name = entries.Keys.First(k => k.StartsWith(entry, StringComparison.Ordinal));
        if (from is null)
        {
            entries.Remove(name);
        }
        else
        {
            var text = Encoding.Latin1.GetString(entries[name]);
            Assert.Contains(from, text, StringComparison.Ordinal);
            entries[name] = Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        }

        Assert.NotEmpty(PackageVerifier.Verify(await Forged.ZipAsync(entries, recallId)));
    }

    /// <summary>The forger goes one step further: the record that names a file by its hash is mended too.</summary>
    [Theory]
    [InlineData("notices/v1/C1.json", "notices.json", "Metal fragments", "Paper fragments")]
    [InlineData("notices/v1/C1.json", "notices.json", "\"value\":25", "\"value\":24")]
    [InlineData("notices/v1/C1.csv", "notices.json", "S1", "S7")]
    [InlineData("scope/v1/lots", "scope/v1.json", "\"lot\":\"P3\"", "\"lot\":\"P4\"")]
    [InlineData("scope/v1/lots", "scope/v1.json", "\"depth\":0", "\"depth\":1")]
    [InlineData("scope/v1/shipments", "scope/v1.json", "\"value\":15", "\"value\":1")]
    [InlineData("scope/v1/stock", "scope/v1.json", "\"value\":20", "\"value\":10")]
    [InlineData("scope/v1/reconciliation", "scope/v1.json", "\"shipped\":40", "\"shipped\":39")]
    [InlineData("scope/v1/edges", "scope/v1.json", "\"to\":{\"item\":\"ITEM-P\",\"lot\":\"P3\"}", "\"to\":{\"item\":\"ITEM-P\",\"lot\":\"P8\"}")]
    [InlineData("scope/v2/notify", "scope/v2.json", "C2", "C1")]
    [InlineData("scope/v1/stoppable", "scope/v1.json", "\n", "\n{}\n")]
    public async Task Verify_ChangedWithTheRecordThatNamesIt_IsFound(string entry, string record, string from, string to)
    {
        var (recallId, package) = await Original.Value;
        var entries = PackageTests.Entries(package);
        var name = entries.Keys.First(k => k.StartsWith(entry, StringComparison.Ordinal));
        var text = Encoding.Latin1.GetString(entries[name]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var before = Convert.ToHexStringLower(SHA256.HashData(entries[name]));
        entries[name] = Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        var after = Convert.ToHexStringLower(SHA256.HashData(entries[name]));
        entries[record] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entries[record]).Replace(before, after, StringComparison.Ordinal));

        Assert.Contains(PackageVerifier.Verify(await Forged.ZipAsync(entries, recallId)), f => f.Code is "entry-contradicts" or "entry-invalid");
    }

    [Theory]
    [InlineData("decision.json", "null")]
    [InlineData("decision.json", "{\"recall\":null,\"closing\":null}")]
    [InlineData("timeline.json", "[null]")]
    [InlineData("notices.json", "[{}]")]
    [InlineData("notices.json", "[null]")]
    [InlineData("responses.json", "{}")]
    [InlineData("scope/v1.json", "{\"sections\":null}")]
    [InlineData("scope/v1/lots", "not json\n")]
    [InlineData("events.ndjson", "null\n")]
    [InlineData("checks/", "[]")]
    public async Task Verify_EntryOfAnotherKind_IsAFinding(string entry, string content)
    {
        var (recallId, package) = await Original.Value;
        var entries = PackageTests.Entries(package);
        entries[entries.Keys.First(k => k.StartsWith(entry, StringComparison.Ordinal))] = Encoding.UTF8.GetBytes(content);

        Assert.NotEmpty(PackageVerifier.Verify(await Forged.ZipAsync(entries, recallId)));
    }

    /// <summary>A shipment is taken out of the last lot's events from the end, so that its chain still holds.</summary>
    [Fact]
    public async Task Verify_ShipmentTakenOffTheEndOfAChain_IsFoundByTheScope()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(Request(RecallKind.Drill, null), close: true);
        var entries = PackageTests.Entries(house.Blobs[recall.PackageBlob!]);
        var lines = Encoding.UTF8.GetString(entries["events.ndjson"]).Split('\n').ToList();
        Assert.Equal(1, lines.RemoveAll(l => l.Contains("\"shipment\":\"S3\"", StringComparison.Ordinal)));
        entries["events.ndjson"] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        var findings = PackageVerifier.Verify(await Forged.ZipAsync(entries, recall.RecallId));

        Assert.Equal("1 shipment lines are of no event.", Assert.Single(findings).Detail);
    }

    [Fact]
    public async Task Verify_ADrill_HasNoFinding()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(Request(RecallKind.Drill, null), close: true);

        Assert.Empty(PackageVerifier.Verify(new MemoryStream(house.Blobs[recall.PackageBlob!])));
    }

    /// <summary>Two versions, an answer and an effectiveness check.</summary>
    private static async Task<(string RecallId, byte[] Package)> MakeAsync()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var checks = new EffectivenessChecks(house.Recalls, house.Blobs, house.Clock, new RecallOptions());
        await house.RunAsync(house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Meanwhile(Hours(1.5), () => house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, "C1", 1), new AnswerInput { OnHand = "3" }, default))
            .Meanwhile(Hours(1.6), () => checks.RecordAsync(recall.RecallId, "C1", CheckMethod.Telephone, CheckResult.Effective, "Spoke to Kim", "quinn", default))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(
                house.Story.Consume("R1", 5, "W9") with { AsExecuted = true }, house.Story.Produce("P9", 5, "W9"), house.Story.Ship("P9", 5, "S9", "C2")))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"))
            .Event(Hours(4), () => Command(RecallAction.Close, comment: "All found")));
        return (recall.RecallId, house.Blobs[(await house.FindAsync(recall)).PackageBlob!]);
    }
}
