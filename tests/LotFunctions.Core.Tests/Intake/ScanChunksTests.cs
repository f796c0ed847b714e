using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Intake;

public class ScanChunksTests
{
    [Theory]
    [InlineData(0, 100, new int[0])]
    [InlineData(1, 100, new[] { 1 })]
    [InlineData(900, 100, new[] { 900 })]
    [InlineData(2000, 100, new[] { 900, 900, 200 })]
    // Of 64 KiB each, eight are enough.
    [InlineData(20, 65536, new[] { 8, 8, 4 })]
    public async Task Of_ManyEvents_AreInChunksOfFewLinesAndFewBytes(int count, int length, int[] sizes)
    {
        var line = new byte[length];
        var scans = Enumerable.Range(0, count).Select(i => new ScanCandidate(i, default) { Line = line });

        var chunks = await ScanChunks.Of(scans.ToAsyncEnumerable()).ToListAsync();

        Assert.Equal(sizes, chunks.Select(c => c.Length));
        Assert.Equal(Enumerable.Range(0, count), chunks.SelectMany(c => c).Select(c => c.Index));
    }
}
