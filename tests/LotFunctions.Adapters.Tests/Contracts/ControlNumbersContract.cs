using LotFunctions.Core.Intake;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class ControlNumbersContract : PortContract<IControlNumbers>
{
    [Fact]
    public async Task Next_NewSequence_CountsFromOne()
    {
        Assert.Equal(1, await Port.NextAsync("a", None));
        Assert.Equal(2, await Port.NextAsync("a", None));
    }

    [Fact]
    public async Task Next_OtherSequence_CountsForItself()
    {
        await Port.NextAsync("a", None);

        Assert.Equal(1, await Port.NextAsync("A", None));
        Assert.Equal(1, await Port.NextAsync("a ", None));
        Assert.Equal(1, await Port.NextAsync("", None));
        Assert.Equal(2, await Port.NextAsync("a", None));
    }

    [Fact]
    public async Task Next_AfterReopen_NeverRepeats()
    {
        var before = await Port.NextAsync("a", None);
        await ReopenAsync();

        Assert.True(await Port.NextAsync("a", None) > before);
    }

    [Fact]
    public async Task Next_ManyAtOnce_AllDiffer()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Port.NextAsync("a", None)));

        Assert.Equal(64, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.InRange(n, 1, long.MaxValue));
    }
}
