using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class CanonicalRowsTests
{
    private static readonly LotKey Plain = LotKey.Create("ITEM-1", "L 1");
    private static readonly LotKey Odd = LotKey.Create("Grüße \"<&>\" \\", "日本-1/\u2028+");
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, 120, TimeSpan.FromHours(2));

    public static TheoryData<object> Rows
    {
        get
        {
            var rows = new TheoryData<object>();
            foreach (var lot in new[] { Plain, Odd })
            {
                foreach (var grade in Enum.GetValues<TraceGrade>())
                {
                    rows.Add(new TraceEdge(lot, Plain, "WO \"1\"", null, grade));
                    rows.Add(new TraceEdge(Odd, lot, "", new Quantity(0.5m, "KGM"), grade));
                    rows.Add(new TraceShipment("S\n1", "Ü", At, [new TraceShipmentLine(lot, null, null, grade)]));
                    rows.Add(new TraceShipment(
                        "S", "C", At.AddTicks(1), [new TraceShipmentLine(lot, "340123450000000017", new Quantity(12.340m, "EA"), grade), new TraceShipmentLine(Odd, null, null, grade)]));
                }

                foreach (var status in Enum.GetValues<LotStatus>()) rows.Add(new TraceNode(lot, 17, TraceGrade.Possible, status));
                rows.Add(new TraceStock(lot, "", new Quantity(-1.50m, "KGM")));
                rows.Add(new TraceStock(lot, "A & B", new Quantity(79228162514264337593543950335m, "EA")));
                rows.Add(new TraceStock(lot, "A", null));
                rows.Add(new LotReconciliation(lot, "KGM", 0, 0, 1, 2.5m, 0, 0, 0));
                rows.Add(new LotReconciliation(lot, "", 3, 0, 1, 2.5m, 0, 0, 0, true));
                rows.Add(new LotReconciliation(lot, "KGM", 3, 0, 1, 2.5m, 0, 0, 0, false));
                rows.Add(new LotReconciliation(lot, "KGM", 3, 0.001m, 1, 2.5m, 0.25m, 0, 7));
                rows.Add(new Gap(GapCode.NotReceived, lot, "It's <not> there."));
                rows.Add(new ScopeNotice("Ü", 3));
                rows.Add(lot);
                rows.Add(new HoldOf(lot, At));
            }

            rows.Add(new TraceShipment("S", "C", At, []));
            var e = new Story(At).Receive("R1", 1);
            var recorded = EventChain.Append(e, At, "a \"b\"", EventStream.Of(e), EventChain.Start);
            rows.Add(recorded);
            rows.Add(recorded with { VoidedBy = "v-1" });
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Add_AnyRow_IsTheSerializersBytes(object row)
    {
        var rows = new JsonRows();
        rows.Add("before");

        var written = Encoding.UTF8.GetString(rows.Add(row));

        Assert.Equal(Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(row, row.GetType(), CanonicalJson.Options)), written);
        Assert.Equal("\"before\"\n" + written + "\n", Encoding.UTF8.GetString(rows.Written));
    }
}
