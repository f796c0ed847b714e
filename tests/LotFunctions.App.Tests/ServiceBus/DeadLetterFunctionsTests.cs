using Azure.Messaging.ServiceBus;
using LotFunctions.App.Functions;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using Microsoft.Azure.Functions.Worker;
using Moq;

namespace LotFunctions.App.Tests.ServiceBus;

public sealed class DeadLetterFunctionsTests
{
    private static readonly DateTimeOffset DeadAt = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Mock<ServiceBusMessageActions> actions = new(MockBehavior.Strict);
    private readonly Mock<IExceptions> exceptions = new();
    private readonly List<ExceptionRecord> raised = [];

    public DeadLetterFunctionsTests()
    {
        actions.Setup(a => a.CompleteMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        exceptions.Setup(e => e.AddAsync(It.IsAny<ExceptionRecord>(), It.IsAny<CancellationToken>()))
            .Callback((ExceptionRecord e, CancellationToken _) => raised.Add(e)).Returns(Task.CompletedTask);
        exceptions.Setup(e => e.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns((string id, CancellationToken _) => Task.FromResult(raised.Find(e => e.ExceptionId == id)));
    }

    [Fact]
    public async Task Take_DeadLetter_BecomesAnExceptionWithAllOfItAndLeavesTheQueue()
    {
        await TakeAsync(Letter(7));

        var exception = Assert.Single(raised);
        Assert.Equal(QueueNames.ScansInbound, exception.Source);
        Assert.Equal("invalid-message", exception.Code);
        Assert.Equal("no JSON", exception.Detail);
        Assert.Equal("the body", exception.Original);
        Assert.Equal(DeadAt, exception.RaisedAt);
        // Under its own id, duplicate detection would drop the replay.
        Assert.NotEqual("m-1", exception.MessageId);
        actions.Verify(a => a.CompleteMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<CancellationToken>()), Times.Once);
        actions.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Take_SameDeathTwice_IsOneException()
    {
        await TakeAsync(Letter(7));
        await TakeAsync(Letter(7));

        Assert.Single(raised);
    }

    [Fact]
    public async Task Take_AnotherDeath_IsAnotherException()
    {
        await TakeAsync(Letter(7));
        await TakeAsync(Letter(8));

        Assert.Equal(2, raised.Select(e => (e.ExceptionId, e.MessageId)).Distinct().Count());
    }

    [Fact]
    public async Task Take_ExceptionsAreAway_ThrowsAndLeavesItInTheQueue()
    {
        exceptions.Setup(e => e.AddAsync(It.IsAny<ExceptionRecord>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("away"));

        await Assert.ThrowsAsync<IOException>(() => TakeAsync(Letter(7)));

        actions.VerifyNoOtherCalls();
    }

    private Task TakeAsync(ServiceBusReceivedMessage letter) =>
        new DeadLetterFunctions(exceptions.Object).ScansInboundAsync(letter, actions.Object, CancellationToken.None);

    private static ServiceBusReceivedMessage Letter(long number) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        body: BinaryData.FromString("the body"), messageId: "m-1", sequenceNumber: number, enqueuedTime: DeadAt,
        properties: new Dictionary<string, object> { ["DeadLetterReason"] = "invalid-message", ["DeadLetterErrorDescription"] = "no JSON" });
}
