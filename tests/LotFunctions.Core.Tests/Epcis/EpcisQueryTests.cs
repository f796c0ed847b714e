using LotFunctions.Core.Epcis;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Tests.Epcis;

public sealed class EpcisQueryTests
{
    private const string Lot = "https://id.gs1.org/01/09506000140018/10/A";
    private const string Pallet = "https://id.gs1.org/00/195060002000000016";

    private static readonly EpcisEvent Event = new()
    {
        Type = EpcisEventType.Aggregation, EventTime = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), ParentId = Pallet,
        Quantities = [new(Lot, 5, "KGM")],
    };

    [Theory]
    [InlineData("https://id.gs1.org/414/0614141000012", "urn:epc:id:sgln:0614141.00001.0", true)]
    [InlineData("https://id.gs1.org/414/0614141000012", "https://id.gs1.org/417/0614141000012", true)]
    [InlineData("https://id.gs1.org/414/0614141000012", "0614141000012", true)]
    [InlineData("https://id.gs1.org/414/0614141000012", "urn:epc:id:sgln:0614141.00002.0", false)]
    [InlineData("https://id.gs1.org/414/0614141000012", "urn:epc:id:sgln:0614141.00001.9", false)]
    [InlineData("urn:epc:id:sgln:0614141.00001.9", "https://id.gs1.org/414/0614141000012/254/9", true)]
    [InlineData("urn:lotfunctions:location:DOCK%201", "DOCK 1", true)]
    [InlineData("urn:lotfunctions:location:DOCK%201", "DOCK 2", false)]
    [InlineData(null, "DOCK 2", false)]
    public void Matches_APlace_InEveryFormOfItsKey(string? place, string asked, bool expected)
    {
        Assert.Equal(expected, new EpcisQuery { BizLocations = [asked] }.Matches(Event with { BizLocation = place }));
        Assert.Equal(expected, new EpcisQuery { ReadPoints = [asked] }.Matches(Event with { ReadPoint = place }));
    }

    [Fact]
    public void Matches_Classes_ByWhereTheyStand()
    {
        const string Urn = "urn:epc:class:lgtin:9506000.014001.A";
        var transformation = Event with { Type = EpcisEventType.Transformation, ParentId = null };
        var used = transformation with { Quantities = [], InputQuantities = [new(Lot, 5, "KGM")] };

        Assert.Equal([true, false, false], Where(new EpcisQuery { ObjectClasses = [Urn] }));
        Assert.Equal([false, true, false], Where(new EpcisQuery { OutputClasses = [Urn] }));
        Assert.Equal([false, false, true], Where(new EpcisQuery { InputClasses = [Urn] }));
        Assert.Equal([true, true, true], Where(new EpcisQuery { EpcClasses = [Urn] }));

        bool[] Where(EpcisQuery query) => [query.Matches(Event), query.Matches(transformation), query.Matches(used)];
    }

    [Fact]
    public void Matches_Units_AsObjectOrAsParent()
    {
        const string Urn = "urn:epc:id:sscc:9506000.1200000001";
        var moved = Event with { Type = EpcisEventType.Object, ParentId = null, Epcs = [Pallet] };

        Assert.Equal((false, true), Where(new EpcisQuery { Objects = [Urn] }));
        Assert.Equal((true, false), Where(new EpcisQuery { Parents = [Urn] }));
        Assert.Equal((true, true), Where(new EpcisQuery { Epcs = [Urn] }));

        (bool, bool) Where(EpcisQuery query) => (query.Matches(Event), query.Matches(moved));
    }
}
