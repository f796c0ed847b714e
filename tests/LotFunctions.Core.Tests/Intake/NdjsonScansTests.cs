using System.Text;
using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Intake;

public sealed class NdjsonScansTests
{
    [Fact]
    public async Task Read_BlankLinesMarkAndEnds_AreNoEvents()
    {
        var read = await ReadAsync("\uFEFF{\"a\":1}\r\n\r\n  \n{\"a\":2}\n{\"a\":3}", 64);
        Assert.Equal([(0, 1), (1, 2), (2, 3)], read.Select(c => (c.Index, c.Json.GetProperty("a").GetInt32())));
    }

    [Fact]
    public async Task Read_LineTooLong_IsRefusedAndTheRestGoesOn()
    {
        var read = await ReadAsync($"{{}}\n\"{new string('x', 100_000)}\"\n{{}}\n\"{new string('x', 31)}\"\n\"{new string('x', 30)}\"\r\n", 32);
        Assert.Equal([null, "line-too-long /1", null, "line-too-long /3", null], read.Select(c => c.Error is { } e ? $"{e.Code} {e.Pointer}" : null));
    }

    [Fact]
    public async Task Read_LastLineTooLongWithoutEnd_IsRefused() =>
        Assert.Equal("line-too-long", (await ReadAsync(new string('x', 50_000), 32)).Single().Error!.Code);

    [Fact]
    public async Task Read_NoJson_NamesLineAndPlace()
    {
        var bad = (await ReadAsync("{}\n\n{\"a\":}\n{}", 64))[1];
        Assert.Equal("Line 3 is no JSON: it fails at byte 5.", bad.Error!.Message);
        Assert.Equal((1, "invalid-json"), (bad.Index, bad.Error.Code));
    }

    [Fact]
    public async Task Read_DeeplyNested_IsRefused() =>
        Assert.Equal("json-too-deep", (await ReadAsync(new string('[', 40) + new string(']', 40), 200)).Single().Error!.Code);

    [Fact]
    public async Task Read_Nothing_GivesNothing() => Assert.Empty(await ReadAsync("\n\n", 64));

    /// <summary>Whatever the portions are in which the bytes arrive, the lines are the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    public async Task Read_InPortions_GivesTheSameLines(int portion)
    {
        var text = $"{{\"a\":1}}\r\n\"{new string('y', 60)}\"\n\n{{\"é\":2}}\n{{";
        var whole = (await ReadAsync(text, 40)).Select(Show);
        Assert.Equal(whole, (await ReadAsync(text, 40, portion)).Select(Show));
    }

    private static string Show(ScanCandidate c) => $"{c.Index} {c.Error?.Message ?? c.Json.GetRawText()}";

    private static async Task<List<ScanCandidate>> ReadAsync(string text, int max, int portion = int.MaxValue)
    {
        await using var stream = new PortionStream(Encoding.UTF8.GetBytes(text), portion);
        return await NdjsonScans.ReadAsync(stream, max).Select(c => c.Parsed()).ToListAsync();
    }

    private sealed class PortionStream(byte[] bytes, int portion) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, portion)], cancellationToken);
    }
}
