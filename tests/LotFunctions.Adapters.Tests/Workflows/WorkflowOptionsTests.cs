using LotFunctions.Embedded.Workflows;

namespace LotFunctions.Adapters.Tests.Workflows;

public sealed class WorkflowOptionsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void PauseAfter_Attempt_DoublesUpToTheCap(int attempt, int seconds)
    {
        var options = new WorkflowOptions { FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1) };

        Assert.Equal(TimeSpan.FromSeconds(seconds), options.PauseAfter(attempt));
    }
}
