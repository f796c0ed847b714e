using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class RecallTransitionsTests
{
    [Theory]
    [InlineData(RecallStatus.AwaitingApproval, RecallSignal.Approve, RecallStatus.Notifying)]
    [InlineData(RecallStatus.AwaitingApproval, RecallSignal.Expire, RecallStatus.Cancelled)]
    [InlineData(RecallStatus.Monitoring, RecallSignal.Close, RecallStatus.Closed)]
    [InlineData(RecallStatus.Notifying, RecallSignal.Fail, RecallStatus.Failed)]
    public void Next_LegalSignal_Moves(RecallStatus from, RecallSignal signal, RecallStatus to) =>
        Assert.Equal(to, RecallTransitions.Next(from, signal));

    [Theory]
    [InlineData(RecallStatus.Tracing, RecallSignal.Approve)]
    [InlineData(RecallStatus.Notifying, RecallSignal.Cancel)]
    [InlineData(RecallStatus.Monitoring, RecallSignal.Cancel)]
    [InlineData(RecallStatus.AwaitingApproval, RecallSignal.Close)]
    public void Next_IllegalSignal_IsNull(RecallStatus from, RecallSignal signal) => Assert.Null(RecallTransitions.Next(from, signal));

    [Fact]
    public void Next_OfAnEndedStatus_IsNullForEverySignal()
    {
        var ended = Enum.GetValues<RecallStatus>().Where(RecallTransitions.IsEnded).ToList();

        Assert.Equal([RecallStatus.Closed, RecallStatus.Rejected, RecallStatus.Cancelled, RecallStatus.Failed], ended);
    }

    [Fact]
    public void TargetOf_EverySignal_IsTheOneStatusThatItLeadsTo()
    {
        var leads = from status in Enum.GetValues<RecallStatus>()
                    from signal in Enum.GetValues<RecallSignal>()
                    let next = RecallTransitions.Next(status, signal)
                    where next is not null
                    select (signal, next.Value);

        Assert.All(leads, l => Assert.Equal(RecallTransitions.TargetOf(l.signal), l.Value));
    }

    [Theory]
    [InlineData(RecallStatus.AwaitingApproval, 0, RecallAction.Reject, RecallSignal.Reject)]
    [InlineData(RecallStatus.AwaitingApproval, 1, RecallAction.Reject, RecallSignal.Decline)]
    [InlineData(RecallStatus.AwaitingApproval, 0, RecallAction.Cancel, RecallSignal.Cancel)]
    [InlineData(RecallStatus.AwaitingApproval, 1, RecallAction.Cancel, null)]
    [InlineData(RecallStatus.Monitoring, 1, RecallAction.Retrace, RecallSignal.ScopeReady)]
    [InlineData(RecallStatus.Monitoring, 1, RecallAction.Close, RecallSignal.Close)]
    [InlineData(RecallStatus.Closed, 1, RecallAction.Retrace, null)]
    [InlineData(RecallStatus.Tracing, 0, RecallAction.Retrace, null)]
    [InlineData(RecallStatus.Tracing, 0, RecallAction.Approve, null)]
    [InlineData(RecallStatus.Tracing, 0, RecallAction.Cancel, RecallSignal.Cancel)]
    public void Legal_OfAnAction_DependsOnWhatCustomersKnow(RecallStatus status, int approved, RecallAction action, RecallSignal? signal) =>
        Assert.Equal(signal, RecallTransitions.Legal(status, approved, action));

    [Fact]
    public void NameOf_AwaitingApproval_HasAHyphen() => Assert.Equal("awaiting-approval", RecallTransitions.NameOf(RecallStatus.AwaitingApproval));
}
