using CsCheck;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Intake;

public sealed class ScanProperties
{
    private static readonly string[] Names =
    [
        "type", "barcode", "item", "lot", "quantity", "unit", "at", "location", "fromLocation", "workOrder", "inputs", "shipment", "customer",
        "supplier", "logisticUnit", "outerUnit", "device", "operator", "reference", "reason", "eventId", "asExecuted", "expiry", "document", "surprise",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "[[]]", "0", "-1", "12.5", "1e9", "1e-400", "79228162514264337593543950335", "\"\"", "\" \"", "\"A1\"", "\"KGM\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"\\u001d\"", "\"(01)09501101530003(10)A1\"", "\"(00)095011010000000186\"", "\"]C1\"", "\"(\"", "\"https://id.gs1.org/01/\"",
        "\"095011010000000186\"", "\"2026-03-01T10:00:00Z\"", "\"2027-01-31\"", "\"9999-12-31T23:59:59-14:00\"", "\"receive\"", "\"consume\"", "\"produce\"",
        "\"pack\"", "\"ship\"", "\"move\"", "\"adjust\"", "\"void\"", "\"release\"", "\"999\"", "[{\"item\":\"B\",\"lot\":\"C\",\"quantity\":1}]", "[{\"barcode\":1}]",
    ];

    private static readonly string[] Starts =
    [
        "", "\"type\":\"receive\"", "\"type\":\"receive\",\"item\":\"RM-1\",\"lot\":\"A1\"", "\"type\":\"consume\",\"item\":\"RM-1\",\"lot\":\"A1\",\"workOrder\":\"W1\"",
        "\"type\":\"produce\",\"item\":\"FG\",\"lot\":\"F1\",\"workOrder\":\"W1\"", "\"type\":\"void\",\"reference\":\"999\"",
    ];

    private static readonly Gen<string> Scan = Gen.Select(Gen.Int[0, Starts.Length - 1], Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Values.Length - 1]).Array[0, 5])
        .Select((start, members) =>
        {
            var others = members.Select(m => $"\"{Names[m.Item1]}\":{Values[m.Item2]}");
            return $"{{{string.Join(",", others.Prepend(Starts[start]).Where(m => m.Length > 0))}}}";
        });

    /// <summary>
    /// Bad data is a value, never an exception, and whatever was accepted is a duplicate the second time. Posted by quality: who
    /// may not take back what is to come is refused at first, and heard when it has come.
    /// </summary>
    [Fact]
    public async Task Post_AnyMembersTwice_AnswersEachAndChangesNothing() => await Scan.Array[1, 8].SampleAsync(
        async scans =>
        {
            var bench = new ScanBench();
            var body = $"[{string.Join(",", scans)}]";
            var first = await bench.PostAsync(body, Story.Quality);
            Assert.Equal(Enumerable.Range(0, scans.Length), first.Results.Select(r => r.Index));
            Assert.All(first.Results.Where(r => r.Status == ScanStatus.Refused), r => Assert.False(string.IsNullOrEmpty(r.Code) || string.IsNullOrEmpty(r.Detail)));
            var hashes = bench.Ledger.Events.Select(e => e.Hash).ToList();

            var second = await bench.PostAsync(body, Story.Quality);
            Assert.Equal(0, second.Accepted);
            Assert.Equal(first.Accepted + first.Duplicates, second.Duplicates);
            Assert.Equal(hashes, bench.Ledger.Events.Select(e => e.Hash));
        },
        iter: 3000);
}
