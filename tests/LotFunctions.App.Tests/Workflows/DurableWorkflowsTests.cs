using LotFunctions.App.Workflows;
using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Moq;

namespace LotFunctions.App.Tests.Workflows;

public sealed class DurableWorkflowsTests
{
    private readonly Mock<DurableTaskClient> client = new("test");
    private readonly DurableWorkflows workflows;

    public DurableWorkflowsTests()
    {
        var definition = WorkflowDefinition.Of<Order, string>("test", (_, _) => Task.FromResult(""));
        workflows = new DurableWorkflows(new DurableClientAccessor { Client = client.Object }, [definition]);
        client.Setup(c => c.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync("i");
    }

    [Fact]
    public async Task Start_NewInstance_SchedulesItForThisIdOnce()
    {
        Stored(null);

        await workflows.StartAsync("test", "i", new Order("bolts"), CancellationToken.None);

        client.Verify(c => c.ScheduleNewOrchestrationInstanceAsync(
            "test",
            """{"item":"bolts"}""",
            It.Is<StartOrchestrationOptions>(o => o.InstanceId == "i" && o.DedupeStatuses!.Count == 6 && o.DedupeStatuses.Contains("Completed")),
            It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task Start_InstanceIsThere_LeavesIt(OrchestrationRuntimeStatus status)
    {
        Stored(status);

        await workflows.StartAsync("test", "i", new Order("bolts"), CancellationToken.None);

        VerifyNotScheduled();
    }

    [Fact]
    public async Task Start_AnotherWasFaster_IsFine()
    {
        client.SetupSequence(c => c.GetInstanceAsync("i", It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((OrchestrationMetadata?)null)
            .ReturnsAsync(new OrchestrationMetadata("test", "i"));
        ScheduleFails();

        await workflows.StartAsync("test", "i", new Order("bolts"), CancellationToken.None);
    }

    [Fact]
    public async Task Start_SchedulingFailsForGood_Throws()
    {
        Stored(null);
        ScheduleFails();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => workflows.StartAsync("test", "i", new Order("bolts"), CancellationToken.None));
    }

    [Fact]
    public async Task Start_UnknownWorkflow_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => workflows.StartAsync("missing", "i", new Order("bolts"), CancellationToken.None));

        VerifyNotScheduled();
    }

    [Fact]
    public async Task Raise_RunningInstance_RaisesThePayloadAsJson()
    {
        Stored(OrchestrationRuntimeStatus.Running);

        await workflows.RaiseAsync("i", "go", new Order("nuts"), CancellationToken.None);

        client.Verify(c => c.RaiseEventAsync("i", "go", """{"item":"nuts"}""", It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task Raise_EndedInstance_IsDropped()
    {
        Stored(OrchestrationRuntimeStatus.Failed);

        await workflows.RaiseAsync("i", "go", new Order("nuts"), CancellationToken.None);

        client.Verify(
            c => c.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Raise_UnknownInstance_Throws()
    {
        Stored(null);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => workflows.RaiseAsync("i", "go", new Order("nuts"), CancellationToken.None));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending, WorkflowRuntimeState.Running)]
    [InlineData(OrchestrationRuntimeStatus.Running, WorkflowRuntimeState.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, WorkflowRuntimeState.Running)]
    [InlineData(OrchestrationRuntimeStatus.Completed, WorkflowRuntimeState.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed, WorkflowRuntimeState.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, WorkflowRuntimeState.Failed)]
    public async Task Find_Instance_TellsStateAndStatus(OrchestrationRuntimeStatus stored, WorkflowRuntimeState expected)
    {
        Stored(stored);

        var info = await workflows.FindAsync("i", CancellationToken.None);

        Assert.Equal((expected, "waits"), (info!.State, info.Status));
        Assert.Equal(expected == WorkflowRuntimeState.Failed, info.Failure is not null);
    }

    [Fact]
    public async Task Find_UnknownInstance_IsNull()
    {
        Stored(null);

        Assert.Null(await workflows.FindAsync("i", CancellationToken.None));
    }

    [Fact]
    public void Client_FunctionDidNotAskForIt_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => new DurableClientAccessor().Client);

    private void Stored(OrchestrationRuntimeStatus? status) =>
        client.Setup(c => c.GetInstanceAsync("i", It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is null ? null : new OrchestrationMetadata("test", "i")
            {
                RuntimeStatus = status.Value,
                SerializedCustomStatus = "\"waits\"",
                DataConverter = JsonDataConverter.Default,
            });

    private void ScheduleFails() =>
        client.Setup(c => c.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("it is there"));

    private void VerifyNotScheduled() =>
        client.Verify(
            c => c.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()),
            Times.Never);

    private sealed record Order(string Item);
}
