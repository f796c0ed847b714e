using LotFunctions.Adapters.Tests.Sqlite;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Tests.Trace;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Graph;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Graph;

/// <summary>A ledger with its compact graph and the reference trace beside it. Histories get names of their own, so that many share it.</summary>
internal sealed class GraphHouse : IAsyncDisposable
{
    private readonly DataFolder folder = new();
    private readonly FakeTimeProvider clock = new(RandomPlant.Start.AddDays(1));

    public GraphHouse() => Open();

    public SqliteLedger Ledger { get; private set; } = null!;

    public GraphKeeper Keeper { get; private set; } = null!;

    public string GraphPath => GraphKeeper.PathIn(folder.Path);

    public string Folder => folder.Path;

    private ITracer Graph { get; set; } = null!;

    private Tracer Reference => new(clock);

    public static LotKey Lot(string prefix, string name) => LotKey.Create("ITEM-" + name[0], prefix + name);

    /// <summary>The same history under other names.</summary>
    public static List<LotEvent> Renamed(IEnumerable<LotEvent> events, string prefix)
    {
        string? Name(string? name) => name is null ? null : prefix + name;
        LotKey Lot(LotKey lot) => LotKey.Create(lot.Item, prefix + lot.Lot);
        return [.. events.Select(e => e with
        {
            EventId = prefix + e.EventId,
            Lot = e.Lot is { } lot ? Lot(lot) : null,
            Inputs = e.Inputs is null ? null : [.. e.Inputs.Select(i => i with { Lot = Lot(i.Lot) })],
            LogisticUnit = Name(e.LogisticUnit),
            OuterUnit = Name(e.OuterUnit),
            WorkOrder = Name(e.WorkOrder),
            Shipment = Name(e.Shipment),
            Reference = e.Type == LotEventType.Void ? Name(e.Reference) : e.Reference,
        })];
    }

    public async Task RecordAsync(IReadOnlyList<LotEvent> events)
    {
        var results = await Ledger.AppendAsync(events, Story.Quality, default);
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
    }

    /// <summary>The trace over the graph, after it was found equal to the reference in every word.</summary>
    public async Task<TraceResult> TraceAsync(LotKey root, TraceDirection direction, DateTimeOffset? asOf = null)
    {
        await using var view = await Ledger.ViewAsync(asOf, default);
        var closure = await Graph.CloseAsync(view, [root], direction, default);
        var trace = await TraceResult.ReadAsync(closure, default);
        var reference = await Reference.TraceAsync(view, [root], direction, default);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(reference)), System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(trace)));
        Assert.Equal((trace.Nodes.Count, trace.Edges.Count, trace.Levels), (closure.Lots, (int)closure.Edges, closure.Levels));
        Assert.Equal(trace.Nodes.Select(n => new ClosureLot(n.Lot, n.Depth, n.Grade)), await closure.LotsAsync(default).ToListAsync());
        return trace;
    }

    public async Task ReopenAsync(Action? between = null)
    {
        await Keeper.DisposeAsync();
        await folder.CloseAsync();
        between?.Invoke();
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Keeper.DisposeAsync();
        await folder.DisposeAsync();
    }

    private void Open()
    {
        var database = folder.Open();
        Ledger = new SqliteLedger(database, new Admission(clock));
        Keeper = new GraphKeeper(database, clock) { FewEvents = 0, LeastPacked = 500 };
        Graph = new GraphTracer(Keeper, clock);
    }
}
