using LotFunctions.Embedded.Graph;
using LotFunctions.Standards;

namespace LotFunctions.Adapters.Tests.Graph;

public sealed class LineGrouperTests
{
    private const int Lots = 40;
    private readonly CompactGraph graph = new();
    private readonly LineGrouper grouper = new();
    private readonly List<(int Lot, string Shipment, string Customer, decimal Quantity)> sent = [];

    [Fact]
    public void Group_PackedAgainAndAgain_EachLineIsUnderItsShipmentAndCustomersAreSideBySide()
    {
        for (var round = 0; round < 4; round++)
        {
            Ship(from: round * 90, to: (round + 1) * 90);
            // What came since the last packing is read as well.
            Assert.Equal(Expected(), Grouped().OrderBy(l => l));

            graph.Pack();
            Assert.Equal(Expected(), Grouped().OrderBy(l => l));
            var customers = Enumerable.Range(0, Group().Groups).Select(g => graph.Dispatches[Group().DispatchOf(g)].Customer).ToList();
            Assert.Equal(customers.Distinct().Count(), 1 + customers.Zip(customers.Skip(1)).Count(c => c.First != c.Second));
        }
    }

    [Fact]
    public void Group_ThenPacked_GoesOnReadingItsLines()
    {
        Ship(from: 0, to: 90);
        graph.Pack();
        Ship(from: 90, to: 120);
        var before = Group();
        var expected = Expected();
        Ship(from: 120, to: 200);
        graph.Pack();
        Assert.Equal(expected, Of(before).OrderBy(l => l));
    }

    /// <summary>Customers in turn, each shipment of a few lines of many lots.</summary>
    private void Ship(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var (shipment, customer) = ($"SH-{i * 7 % 31}", $"C-{i * 5 % 11}");
            var ship = graph.AddShip(DateTimeOffset.UnixEpoch.AddHours(i), shipment, customer, i + 1);
            graph.AddLine(1 + (i * 3 % Lots), ship, 0, new Quantity(i, "KGM"), i + 1, IInterval.Open);
            sent.Add((1 + (i * 3 % Lots), shipment, customer, i));
        }

        graph.Position = to;
    }

    private ShippedLines Group() => grouper.Group(graph, (int)graph.Position, All);

    private static Reach All { get; } = new(true, [.. Enumerable.Range(1, Lots)], new bool[Lots], [0], []);

    private IEnumerable<(int, string, string, decimal)> Expected() => sent.OrderBy(l => l).ToList();

    private IEnumerable<(int, string, string, decimal)> Grouped() => Of(Group());

    private IEnumerable<(int, string, string, decimal)> Of(ShippedLines shipped)
    {
        var groups = Enumerable.Range(0, shipped.Groups).Select(shipped.DispatchOf).ToList();
        Assert.Equal(groups.Distinct().Count(), groups.Count);
        for (var group = 0; group < shipped.Groups; group++)
        {
            var dispatch = graph.Dispatches[shipped.DispatchOf(group)];
            foreach (var (lot, line) in shipped.LinesOf(group))
            {
                yield return (All.Lots[lot], graph.Shipments.Name(dispatch.Shipment), graph.Customers.Name(dispatch.Customer), graph.Quantities.Read(line.Quantity)!.Value.Value);
            }
        }
    }
}
