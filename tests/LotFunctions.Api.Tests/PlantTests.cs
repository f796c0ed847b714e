using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Generate;

namespace LotFunctions.Api.Tests;

public sealed class PlantTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const int Lots = 120;

    private readonly string folder = Directory.CreateTempSubdirectory("lotfunctions-plant-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Plant_Loaded_IsTakenAsAWholeReconcilesAndReachesCustomers()
    {
        var figures = PlantGenerator.Write(new PlantOptions(Lots, Seed: 7), folder, null, CancellationToken.None);
        using var client = host.Client("ana");
        var announced = await LoadAsync(client);

        var lots = Directory.GetFiles(folder, "3-production.ndjson", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(Lot).Concat(announced).Distinct().ToList();
        Assert.Equal(Lots, figures.Lots);
        Assert.Equal(Lots, lots.Count);
        foreach (var (item, lot) in lots) await ReconcilesAsync(client, item, lot);
        await ReachesCustomersAsync(client, announced);
    }

    [Fact]
    public void Write_TheSameSeed_GivesTheSameBytes()
    {
        Assert.Equal(Digest(3, "a"), Digest(3, "b"));
        Assert.NotEqual(Digest(3, "c"), Digest(4, "d"));

        string Digest(ulong seed, string name)
        {
            var path = Path.Combine(folder, name);
            PlantGenerator.Write(new PlantOptions(Lots, seed), path, null, CancellationToken.None);
            var hashes = Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(static f => !f.EndsWith("README.md", StringComparison.Ordinal)).Select(static f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));
            return string.Join(' ', hashes);
        }
    }

    /// <summary>Loads the folder in the order of its load.sh; the lots that the ship notices announce.</summary>
    private async Task<List<(string Item, string Lot)>> LoadAsync(HttpClient client)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, PlantReference.FileName)))
        {
            var record = JsonNode.Parse(line)!;
            using var put = await client.PutJsonAsync($"api/{record["put"].Text()}", record["body"]!.ToJsonString());
            Assert.True(put.IsSuccessStatusCode, line);
        }

        var announced = new List<(string, string)>();
        foreach (var block in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.GetFiles(block, "1-*.edi"))
            {
                using var posted = await client.PostBytesAsync("api/asn", await File.ReadAllBytesAsync(file));
                var id = JsonNode.Parse(await posted.Content.ReadAsStringAsync())!["documentId"].Text();
                var document = await client.UntilAsync($"api/documents/{id}", static d => d["status"].Text() != "accepted");
                Assert.True(document["status"].Text() == "processed" && document["errors"]!.AsArray().Count == 0, $"{file}: {document}");
                announced.AddRange(document["lots"].Items().Select(static l => (l["item"].Text(), l["lot"].Text())));
            }

            foreach (var name in new[] { "2-receiving", "3-production" }) await ScanAsync(client, Path.Combine(block, name + ".ndjson"));
            foreach (var line in File.ReadLines(Path.Combine(block, "4-inspections.ndjson")))
            {
                using var inspected = await client.PostJsonAsync("api/inspections", line);
                Assert.True(inspected.IsSuccessStatusCode, line);
            }

            foreach (var name in new[] { "5-packing", "6-shipping" }) await ScanAsync(client, Path.Combine(block, name + ".ndjson"));
        }

        return announced;
    }

    private static async Task ScanAsync(HttpClient client, string file)
    {
        var answer = await client.PostBytesAsync("api/scans", await File.ReadAllBytesAsync(file), "application/x-ndjson").OkAsync();
        Assert.True((int)answer["refused"]! == 0, $"{file}: {answer}");
        Assert.Equal(File.ReadLines(file).Count(), (int)answer["accepted"]!);
    }

    private static async Task ReconcilesAsync(HttpClient client, string item, string lot)
    {
        var state = await client.GetAsync($"api/lots?item={item}&lot={lot}").OkAsync();
        var q = state["quantities"]!;
        var came = Number(q, "received") + Number(q, "produced");
        Assert.True(came > 0, state.ToString());
        var onHand = state["balances"].Items().Sum(static b => (decimal)b["quantity"]!);
        Assert.True(came == Number(q, "consumed") + Number(q, "shipped") + onHand && onHand >= 0, state.ToString());
        Assert.Empty(state["gaps"].Items());
    }

    private static async Task ReachesCustomersAsync(HttpClient client, IEnumerable<(string Item, string Lot)> raw)
    {
        var customers = new HashSet<string>();
        var levels = 0;
        foreach (var (item, lot) in raw.Take(10))
        {
            var trace = await client.GetAsync($"api/lots/trace?item={item}&lot={lot}&direction=forward").OkAsync();
            levels = Math.Max(levels, (int)trace["statistics"]!["levels"]!);
            customers.UnionWith(trace["shipments"].Items().Select(static s => s["customer"].Text()));
        }

        Assert.NotEmpty(customers);
        Assert.Equal(PlantCatalog.Levels, levels);
    }

    private static (string Item, string Lot) Lot(string line)
    {
        var scan = JsonNode.Parse(line)!;
        if (scan["barcode"] is not { } barcode) return (scan["item"].Text(), scan["lot"].Text());
        var text = barcode.GetValue<string>();
        return (text[4..18], text[22..]);
    }

    private static decimal Number(JsonNode quantities, string name) => (decimal?)quantities[name] ?? 0;
}
