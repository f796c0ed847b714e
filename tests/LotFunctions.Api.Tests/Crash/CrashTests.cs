using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Local.Demo;
using Xunit.Abstractions;

namespace LotFunctions.Api.Tests.Crash;

/// <summary>The story on the real host, killed with SIGKILL at random moments of it.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 52;
    private const int KillsAStep = 2;

    /// <summary>Between a start and the next kill: short enough to fall into what a step does, long enough to let it through in the end.</summary>
    private const int LongestLifeMilliseconds = 400;

    private const int Seed = 20261122;
    private const string SideLot = "api/lots/history?item=SIDE&lot=S-1";

    private static readonly string[] Scans = ["1-receiving.ndjson", "2-production.ndjson", "3-shipping.ndjson"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-crash-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Story_KilledAtRandomMoments_LosesNothingAndFinishes()
    {
        var random = new Random(Seed);
        var killed = 0;
        for (var round = 1; killed < Kills; round++)
        {
            killed += await TellAsync(Path.Combine(folder.FullName, $"story-{round}"), random);
        }

        Assert.True(killed >= Kills);
    }

    [Fact]
    public async Task Story_Undisturbed_IsToldOnceOverHttp()
    {
        await using var host = new HostProcess(folder.FullName, TimeProvider.System);
        await host.StartAsync(default);
        using var http = new HttpClient { BaseAddress = host.Address };
        var story = new Story(new StoryClient(http, TimeProvider.System));

        foreach (var step in story.Steps) Assert.NotEmpty(await step.Run(default));

        await CheckAsync(host, story, http);
    }

    private async Task<int> TellAsync(string dataFolder, Random random)
    {
        await using var host = new HostProcess(dataFolder, TimeProvider.System);
        await host.StartAsync(default);
        using var http = new HttpClient { BaseAddress = host.Address };
        var story = new Story(new StoryClient(http, TimeProvider.System));
        using var told = new CancellationTokenSource();
        var acknowledged = SideScansAsync(http, told.Token);
        foreach (var step in story.Steps) await TellAsync(step, host, random);
        var kills = host.Kills;

        await told.CancelAsync();
        await CheckSideScansAsync(http, await acknowledged);
        await CheckAsync(host, story, http);
        return kills;
    }

    /// <summary>Kills the host while the step is under way: in a request, or in the work that goes on behind it.</summary>
    private async Task TellAsync(StoryStep step, HostProcess host, Random random)
    {
        var start = TimeProvider.System.GetTimestamp();
        var done = new Stubborn(TimeProvider.System).DoAsync(step.Run, CancellationToken.None);
        for (var i = 0; i < KillsAStep; i++)
        {
            await Task.Delay(random.Next(LongestLifeMilliseconds), default);
            await host.KillAsync();
            await host.StartAsync(default);
        }

        await done;
        output.WriteLine($"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s: {step.Title}");
    }

    /// <summary>Single scans beside the story, one after the other; the ids of those that were acknowledged.</summary>
    private static async Task<List<string>> SideScansAsync(HttpClient http, CancellationToken stop)
    {
        var acknowledged = new List<string>();
        var first = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var id = $"side-{i}";
            var scan = new JsonObject
            {
                ["eventId"] = id, ["type"] = "receive", ["item"] = "SIDE", ["lot"] = "S-1", ["quantity"] = 1, ["unit"] = "EA",
                ["at"] = first.AddSeconds(i).ToString("O", CultureInfo.InvariantCulture), ["supplier"] = "SIDE",
            };
            await new Stubborn(TimeProvider.System).DoAsync(async c =>
            {
                using var content = new StringContent(scan.ToJsonString(), null, "application/json");
                using var answer = await http.PostAsync("api/scans", content, c);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return true;
            }, CancellationToken.None);
            acknowledged.Add(id);
        }

        return acknowledged;
    }

    private static async Task CheckSideScansAsync(HttpClient http, List<string> acknowledged)
    {
        var client = new StoryClient(http, TimeProvider.System);
        var recorded = new List<string>();
        string? token = null;
        do
        {
            var page = await client.GetAsync($"{SideLot}&limit=1000{(token is null ? "" : $"&continuationToken={token}")}", default);
            recorded.AddRange(page["items"]!.AsArray().Select(e => e!["eventId"]!.GetValue<string>()));
            token = page["continuationToken"]?.GetValue<string>();
        }
        while (token is not null);

        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged, recorded);
    }

    private static async Task CheckAsync(HostProcess host, Story story, HttpClient http)
    {
        var client = new StoryClient(http, TimeProvider.System);

        // Nothing acknowledged is lost: all that was posted is there already.
        foreach (var scans in Scans)
        {
            var again = await client.PostAsync("api/scans", "scanner", Sample.Bytes(scans), "application/x-ndjson", [HttpStatusCode.OK], default);
            Assert.Equal((0, 0), ((int)again["accepted"]!, (int)again["refused"]!));
        }

        var asn = await client.PostAsync("api/asn", "prairie-oats", Sample.Bytes("prairie-856.edi"), "application/edi-x12", [HttpStatusCode.OK], default);
        Assert.Equal("processed", (string?)asn["status"]);

        // The recall is finished; one notice a customer, each sent once.
        var recall = await client.GetAsync($"api/recalls/{story.RecallId}", default);
        Assert.Equal("closed", (string?)recall["status"]);
        var notices = (await client.GetAsync($"api/recalls/{story.RecallId}/notices", default))["items"]!.AsArray();
        Assert.Equal(["GROVE", "HARBOR", "METRO", "PEAK"], notices.Select(n => (string?)n!["customer"]));
        var steps = recall["timeline"]!.AsArray().Select(t => (string?)t!["step"]).ToList();
        Assert.Equal(steps.Distinct(), steps);

        await host.KillAsync();
        var (exitCode, output) = await host.VerifyAsync(default);
        Assert.True(exitCode == 0, output);
        Assert.Equal(4, OutboundMessages.Ids(host.DataFolder).Count);
    }
}
