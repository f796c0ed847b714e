using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Trace;
using LotFunctions.Core.Trace;

namespace LotFunctions.Adapters.Tests.Graph;

/// <summary>The file spares reading the events; it never says what they do not.</summary>
public sealed class GraphFileTests : IAsyncLifetime
{
    private readonly GraphHouse house = new();
    private int runs;

    public Task InitializeAsync() => RecordAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Open_WithTheFile_GivesTheSameTracesBeforeAndAfterFurtherEvents()
    {
        for (var i = 0; i < 4; i++)
        {
            await house.ReopenAsync();
            Assert.True(File.Exists(house.GraphPath));
            await AllTracesAsync();
            await RecordAsync();
            await AllTracesAsync();
        }
    }

    [Fact]
    public async Task Open_AnyByteOfTheFileChanged_ReadsTheEventsInstead()
    {
        await house.ReopenAsync();
        var length = (int)new FileInfo(house.GraphPath).Length;
        foreach (var place in Enumerable.Range(0, 12).Select(i => i * (length - 1) / 11))
        {
            await house.ReopenAsync(() =>
            {
                var bytes = File.ReadAllBytes(house.GraphPath);
                bytes[place] ^= 0x40;
                File.WriteAllBytes(house.GraphPath, bytes);
            });
            await house.TraceAsync(GraphHouse.Lot("f0-", "L1"), TraceDirection.Both);
        }
    }

    [Fact]
    public async Task Open_FileCutOffOrGone_ReadsTheEventsInstead()
    {
        await house.ReopenAsync(() => File.WriteAllBytes(house.GraphPath, File.ReadAllBytes(house.GraphPath)[..^9]));
        await AllTracesAsync();
        await house.ReopenAsync(() => File.Delete(house.GraphPath));
        await AllTracesAsync();
    }

    [Fact]
    public async Task Open_FileOfAnotherLedger_ReadsTheEventsInstead()
    {
        await using var other = new GraphHouse();
        await other.RecordAsync(GraphHouse.Renamed(History(77), "o-"));
        await other.TraceAsync(GraphHouse.Lot("o-", "L1"), TraceDirection.Both);
        await other.ReopenAsync();

        await house.ReopenAsync(() => File.Copy(other.GraphPath, house.GraphPath, overwrite: true));

        await AllTracesAsync();
    }

    private static List<LotEvent> History(int seed) => [.. Enumerable.Range(0, 20).SelectMany(i =>
        GraphHouse.Renamed(RandomPlant.Histories.Single(_ => true, Seed(seed + i)), $"{i}."))];

    private static string Seed(int number) => $"{number:D4}KDIbPLz3";

    private async Task RecordAsync()
    {
        var prefix = $"f{runs++}-";
        await house.RecordAsync(GraphHouse.Renamed(RandomPlant.Histories.Single(_ => true, Seed(runs)), prefix));
        await house.TraceAsync(GraphHouse.Lot(prefix, "L1"), TraceDirection.Both);
    }

    private async Task AllTracesAsync()
    {
        for (var run = 0; run < runs; run++)
        {
            foreach (var lot in RandomPlant.Lots) await house.TraceAsync(GraphHouse.Lot($"f{run}-", lot), TraceDirection.Both);
        }
    }
}
