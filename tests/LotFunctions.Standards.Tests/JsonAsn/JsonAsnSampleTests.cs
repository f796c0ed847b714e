using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Json;

namespace LotFunctions.Standards.Tests.JsonAsn;

public sealed class JsonAsnSampleTests
{
    [Theory]
    [InlineData("asn-minimal")]
    [InlineData("asn-pallets")]
    [InlineData("asn-doubtful")]
    [InlineData("asn-flawed")]
    [InlineData("asn-head-flawed")]
    [InlineData("asn-truncated")]
    public void Read_Sample_GivesThePartsBesideIt(string name) => Golden.Equal(
        JsonAsnReader.Read(TestData.Sample(name + ".asn.json")).Select(static p => new { Part = p.GetType().Name, Value = (object)p }), name + ".json");

    [Theory]
    [InlineData("asn-minimal")]
    [InlineData("asn-pallets")]
    [InlineData("asn-doubtful")]
    [InlineData("asn-flawed")]
    [InlineData("asn-head-flawed")]
    [InlineData("asn-truncated")]
    public async Task ReadHeader_OfASample_IsTheReadersHeader(string name)
    {
        var bytes = TestData.Sample(name + ".asn.json");
        var expected = JsonAsnReader.Read(bytes)[0];

        var read = JsonAsnEnvelope.TryReadHeader(bytes, out var header, out var problems);
        var streamed = await JsonAsnEnvelope.ReadHeaderAsync(new Trickle([.. "\uFEFF"u8, .. bytes]), CancellationToken.None);

        Assert.Equal(expected is AsnPart.InterchangeStart, read);
        Assert.Equal((expected as AsnPart.InterchangeStart)?.Header, header);
        Assert.Equal(header, streamed.Header);
        Assert.Equal(problems.Select(p => (p.Code, p.Pointer)), streamed.Problems.Select(p => (p.Code, p.Pointer)));
        if (expected is AsnPart.Unreadable unreadable) Assert.Equal(unreadable.Diagnostics.Take(problems.Count), problems);
    }

    [Fact]
    public async Task ReadHeader_NoticesLongerThanTheBuffer_AreNotKept()
    {
        var line = """{"item":"A","quantity":1,"unit":"EA"}""";
        var json = $$"""{"notices":[{"purpose":"original","shipmentId":"S","lines":[{{string.Join(',', Enumerable.Repeat(line, 20_000))}}]}],"controlNumber":"9","sender":{"id":"A"} }""";

        var (header, problems) = await JsonAsnEnvelope.ReadHeaderAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), CancellationToken.None);

        Assert.Empty(problems);
        Assert.Equal(("9", new EdiParty("", "A")), (header!.ControlNumber, header.Sender));
    }

    [Theory]
    [InlineData("""{"sender":{"id":"A"},"sender":{"id":"B"},"controlNumber":"1","notices":[]}""", "duplicate-field")]
    [InlineData("""{"sender":{"id":"A"},"controlNumber":"1","notices":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}""", "json-invalid")]
    [InlineData("""{"sender":{"id":"A"},"controlNumber":"1","notices":[]} {}""", "json-invalid")]
    [InlineData("""{"sender":{"id":"\ud800"},"controlNumber":"1","notices":[]}""", "invalid-value")]
    public void ReadHeader_Hostile_IsAProblem(string json, string code)
    {
        Assert.False(JsonAsnEnvelope.TryReadHeader(System.Text.Encoding.UTF8.GetBytes(json), out _, out var problems));
        Assert.Equal(code, problems[0].Code);
    }

    [Fact]
    public async Task ReadHeader_HeadOrTextWithoutEnd_IsGivenUp()
    {
        var head = $$"""{"a":[{{string.Join(',', Enumerable.Repeat("1234567", 20_000))}}]}""";
        var text = $"{{\"a\":\"{new string('x', 3_000_000)}\"}}";

        foreach (var json in new[] { head, text })
        {
            var (header, problems) = await JsonAsnEnvelope.ReadHeaderAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), CancellationToken.None);
            Assert.Null(header);
            Assert.Equal("too-long", problems.Single().Code);
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }
}
