using LotFunctions.Embedded.Graph;

namespace LotFunctions.Adapters.Tests.Graph;

/// <summary>Sorting by digits is what sorting by comparison is.</summary>
public sealed class LineSorterTests
{
    private readonly LineSorter sorter = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(500, 2)]
    [InlineData(500, 1024)]
    [InlineData(500, 3_000_000)]
    [InlineData(50_000, 3)]
    [InlineData(50_000, 70)]
    [InlineData(50_000, 1 << 16)]
    [InlineData(50_000, (1 << 16) + 1)]
    [InlineData(50_000, 700_000)]
    [InlineData(300_000, 700_000)]
    [InlineData(300_000, int.MaxValue)]
    public void Sort_AnyRanks_IsByRankAndLinesOfOneKeepTheirOrder(int count, int ranks)
    {
        // Another round before leaves its working memory behind.
        foreach (var salt in new[] { 7u, 1u })
        {
            var expected = Enumerable.Range(0, count).Select(i => new LineSorter.Entry(Rank(i, salt, ranks), new ReachedLine(i, ~i))).ToList();
            sorter.Clear();
            foreach (var entry in expected) sorter.Add(entry.Rank, entry.Line);
            sorter.Sort(ranks);
            Assert.Equal(expected.OrderBy(e => e.Rank), sorter.Lines.ToArray());
        }
    }

    /// <summary>The largest is among them.</summary>
    private static int Rank(int i, uint salt, int ranks) => i == 3 ? ranks - 1 : (int)(unchecked((uint)i * 2654435761u * salt) % (uint)ranks);
}
