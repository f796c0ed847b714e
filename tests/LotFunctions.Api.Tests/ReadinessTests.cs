using System.Net;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Hosting;

namespace LotFunctions.Api.Tests;

/// <summary>Readiness when the disk takes nothing.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-ready-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("~room", "ledger,queues")]
    [InlineData("blobs/~tmp/~room", "blobs")]
    public async Task Ready_WhileNothingCanBeWritten_NamesTheStoreAndIsHealthyAgainAfter(string file, string expected)
    {
        await using var app = LocalHost.Build(new LocalOptions { DataFolder = folder.FullName, Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        await client.GetAsync("/health/ready").OkAsync();
        // A folder of that name stands for a disk that takes no file.
        var barrier = Directory.CreateDirectory(Path.Combine(folder.FullName, file));
        var health = await client.GetAsync("/health/ready").JsonAsync(HttpStatusCode.ServiceUnavailable);
        barrier.Delete();
        await client.GetAsync("/health/ready").OkAsync();
        await app.StopAsync();

        Assert.Equal("unhealthy", health["status"].Text());
        Assert.Equal(expected, string.Join(",", health["dependencies"]!.AsObject().Where(d => d.Value.Text() == "unhealthy").Select(d => d.Key).Order()));
        Assert.Empty(folder.EnumerateFiles("~room", SearchOption.AllDirectories));
    }
}
