using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Adapters.Tests.Azure.Cosmos;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Demo;
using LotFunctions.Local.Hosting;

namespace LotFunctions.Api.Tests;

/// <summary>The embedded host on stores in Cosmos DB: the same story, the same answers.</summary>
public sealed class CosmosStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-cosmos-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Story_OnCosmosKilledInTheMiddle_IsToldToItsEnd()
    {
        var fake = new FakeCosmos();
        await using var account = await FakeCosmosServer.StartAsync(fake);
        await ConfigureAsync(account.Address);
        await using var host = new HostProcess(folder.FullName, TimeProvider.System);
        await host.StartAsync(default);
        using var http = new HttpClient { BaseAddress = host.Address };
        var story = new Story(new StoryClient(http, TimeProvider.System));

        foreach (var step in story.Steps)
        {
            var done = new Stubborn(TimeProvider.System).DoAsync(step.Run);
            if (step.SurvivesAKill)
            {
                await Task.Delay(25, default);
                await host.KillAsync();
                await host.StartAsync(default);
            }

            Assert.NotEmpty(await done);
        }

        Assert.Contains(fake.Requests, r => r is { Container: "ledger", Verb: "batch" });
        var recall = await http.GetAsync($"api/recalls/{story.RecallId}").OkAsync();
        Assert.Equal(("closed", 5), (recall["status"].Text(), (int)recall["scope"]!["lots"]!));
    }

    [Theory]
    [InlineData("cosmos", "LotFunctions:Cosmos:Endpoint")]
    [InlineData("paper", "no store paper")]
    public void Build_StoreThatIsNotSetUp_SaysWhatIsMissing(string store, string expected)
    {
        var options = new LocalOptions
        {
            DataFolder = folder.FullName, Urls = "http://localhost:0", Settings = new Dictionary<string, string?> { [LocalOptions.StoreSetting] = store },
        };

        Assert.Contains(expected, Assert.Throws<LocalSetupException>(() => LocalHost.Build(options)).Message, StringComparison.Ordinal);
    }

    private Task ConfigureAsync(Uri account)
    {
        var settings = new JsonObject
        {
            ["LotFunctions"] = new JsonObject
            {
                ["Store"] = "cosmos",
                ["Cosmos"] = new JsonObject { ["Endpoint"] = account.ToString(), ["Key"] = Convert.ToBase64String(new byte[64]), ["Gateway"] = true },
            },
        };
        return File.WriteAllTextAsync(Path.Combine(folder.FullName, "lotfunctions.json"), settings.ToJsonString());
    }
}
