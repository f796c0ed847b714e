using LotFunctions.Embedded.Graph;

namespace LotFunctions.Adapters.Tests.Graph;

public sealed class HugePagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(5_000_000)]
    public void Array_AnySize_HoldsWhatIsWritten(int length)
    {
        var arrays = Enumerable.Range(0, 4).Select(_ => HugePages.Array<int>(length)).ToList();
        for (var a = 0; a < arrays.Count; a++)
        {
            for (var i = 0; i < length; i++) arrays[a][i] = a + i;
        }

        GC.Collect();
        for (var a = 0; a < arrays.Count; a++)
        {
            Assert.Equal(length, arrays[a].Length);
            for (var i = 0; i < length; i++) Assert.True(arrays[a][i] == a + i, $"{i} of {a}");
        }
    }
}
