using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using LotFunctions.Adapters.Tests.Azure.Cosmos;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Commands;
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
            var done = new Stubborn(TimeProvider.System).DoAsync(step.Run, CancellationToken.None);
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

    [Fact]
    public async Task VerifyAndRebuild_OnCosmos_FindWhatWasRemovedAndRestoreIt()
    {
        var fake = new FakeCosmos();
        await using var account = await FakeCosmosServer.StartAsync(fake);
        await ConfigureAsync(account.Address);
        await using (var host = new HostProcess(folder.FullName, TimeProvider.System))
        {
            await host.StartAsync(default);
            using var http = new HttpClient { BaseAddress = host.Address };
            using var body = new StringContent("""{"type":"receive","item":"I","lot":"L","quantity":5,"unit":"KGM","supplier":"S"}""", Encoding.UTF8, "application/json");
            using var posted = await http.PostAsync("api/scans", body);
            posted.EnsureSuccessStatusCode();
        }

        var sound = await RunAsync(VerifyCommand.Create());
        var search = fake.Database("lotfunctions")!.Container("search")!;
        var name = search.Query(null, _ => true)[0];
        search.Write((string)name["pk"]!, [new FakeWrite("delete", (string)name["id"]!, null)]);
        var harmed = await RunAsync(VerifyCommand.Create());
        var rebuilt = await RunAsync(RebuildCommand.Create());
        var again = await RunAsync(VerifyCommand.Create());

        Assert.Equal((ExitCode.Done, ExitCode.Findings, ExitCode.Done, ExitCode.Done), (sound.ExitCode, harmed.ExitCode, rebuilt.ExitCode, again.ExitCode));
        Assert.Contains("1 events in 1 chains", sound.Output, StringComparison.Ordinal);
        Assert.Contains("search", harmed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_CosmosWithoutAddress_SaysWhatIsMissing()
    {
        var (exitCode, output) = await RunAsync(VerifyCommand.Create(), "--store", "cosmos");

        Assert.Equal(ExitCode.Setup, exitCode);
        Assert.Contains("LotFunctions:Cosmos:Endpoint", output, StringComparison.Ordinal);
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

    private async Task<(int ExitCode, string Output)> RunAsync(Command command, params string[] more)
    {
        var output = new StringWriter();
        var exitCode = await command.Parse(["--data", folder.FullName, .. more]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (exitCode, output.ToString());
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
