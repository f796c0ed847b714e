using System.Text;
using Azure.Messaging.ServiceBus;
using LotFunctions.App.Functions;
using LotFunctions.Core.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace LotFunctions.App.Tests.ServiceBus;

public sealed class QueueFunctionsTests
{
    private readonly Mock<ServiceBusMessageActions> actions = new(MockBehavior.Strict);
    private readonly ServiceBusReceivedMessage message =
        ServiceBusModelFactory.ServiceBusReceivedMessage(body: BinaryData.FromString("the body"), messageId: "m-1");

    [Fact]
    public async Task AsnInbound_HandlerIsDone_CompletesTheMessage()
    {
        actions.Setup(a => a.CompleteMessageAsync(message, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        var handler = new Handler(QueueNames.AsnInbound, Settlement.Done);

        await Functions(handler).AsnInboundAsync(message, actions.Object, CancellationToken.None);

        Assert.Equal("the body", handler.Seen);
        actions.Verify(a => a.CompleteMessageAsync(message, It.IsAny<CancellationToken>()), Times.Once);
        actions.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task AsnInbound_HandlerGivesUp_DeadLettersWithItsReason()
    {
        ExpectDeadLetter("invalid-message", "names no document");

        await Functions(new Handler(QueueNames.AsnInbound, new Settlement("invalid-message", "names no document")))
            .AsnInboundAsync(message, actions.Object, CancellationToken.None);

        actions.VerifyAll();
        actions.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task AsnInbound_DetailIsLongerThanTheServiceTakes_IsCut()
    {
        ExpectDeadLetter("too-bad", new string('x', 4096));

        await Functions(new Handler(QueueNames.AsnInbound, new Settlement("too-bad", new string('x', 5000))))
            .AsnInboundAsync(message, actions.Object, CancellationToken.None);

        actions.VerifyAll();
    }

    [Fact]
    public async Task AsnInbound_HandlerThrows_ThrowsAndSettlesNothing()
    {
        var functions = Functions(new Handler(QueueNames.AsnInbound, failure: new IOException("the store is away")));

        var thrown = await Assert.ThrowsAsync<IOException>(
            () => functions.AsnInboundAsync(message, actions.Object, CancellationToken.None));

        Assert.Equal("the store is away", thrown.Message);
        actions.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task AsnInbound_HostStopsMeanwhile_StillCompletesWhatIsDone()
    {
        using var stopping = new CancellationTokenSource();
        actions.Setup(a => a.CompleteMessageAsync(message, It.Is<CancellationToken>(t => !t.IsCancellationRequested))).Returns(Task.CompletedTask);

        await Functions(new Handler(QueueNames.AsnInbound, Settlement.Done, whenHandled: stopping.Cancel))
            .AsnInboundAsync(message, actions.Object, stopping.Token);

        actions.VerifyAll();
    }

    [Fact]
    public async Task ScansInbound_SeveralHandlers_TakesItsOwn()
    {
        actions.Setup(a => a.CompleteMessageAsync(message, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        var asn = new Handler(QueueNames.AsnInbound, Settlement.Done);
        var scans = new Handler(QueueNames.ScansInbound, Settlement.Done);

        await Functions(asn, scans).ScansInboundAsync([message], actions.Object, CancellationToken.None);

        Assert.Null(asn.Seen);
        Assert.Equal("the body", scans.Seen);
    }

    [Fact]
    public async Task ScansInbound_OneOfABatchFails_GoesBackAloneAndTheOthersEnd()
    {
        var bad = ServiceBusModelFactory.ServiceBusReceivedMessage(body: BinaryData.FromString("bad"), messageId: "m-2");
        var given = ServiceBusModelFactory.ServiceBusReceivedMessage(body: BinaryData.FromString("given up"), messageId: "m-3");
        actions.Setup(a => a.CompleteMessageAsync(message, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        actions.Setup(a => a.AbandonMessageAsync(bad, null, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        actions.Setup(a => a.DeadLetterMessageAsync(given, null, "invalid-message", "no JSON", It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        var handler = new Mock<IMessageHandler>();
        handler.Setup(h => h.Queue).Returns(QueueNames.ScansInbound);
        handler.Setup(h => h.HandleAsync(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()))
            .Returns((ReadOnlyMemory<byte> body, CancellationToken _) => Encoding.UTF8.GetString(body.Span) switch
            {
                "bad" => Task.FromException<Settlement>(new IOException("the store is away")),
                "given up" => Task.FromResult(new Settlement("invalid-message", "no JSON")),
                _ => Task.FromResult(Settlement.Done),
            });

        await Functions(handler.Object).ScansInboundAsync([bad, given, message], actions.Object, CancellationToken.None);

        actions.VerifyAll();
        actions.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task ScansInbound_HostStops_ThrowsAndSettlesNothing()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var functions = Functions(new Handler(QueueNames.ScansInbound, failure: new OperationCanceledException(stopping.Token)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => functions.ScansInboundAsync([message], actions.Object, stopping.Token));

        actions.VerifyNoOtherCalls();
    }

    private static QueueFunctions Functions(params IMessageHandler[] handlers) => new(handlers, NullLogger<QueueFunctions>.Instance);

    private void ExpectDeadLetter(string reason, string detail) =>
        actions.Setup(a => a.DeadLetterMessageAsync(message, null, reason, detail, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);

    private sealed class Handler(string queue, Settlement? settlement = null, Exception? failure = null, Action? whenHandled = null) : IMessageHandler
    {
        public string Queue => queue;

        public string? Seen { get; private set; }

        public Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        {
            Seen = Encoding.UTF8.GetString(body.Span);
            whenHandled?.Invoke();
            return failure is null ? Task.FromResult(settlement!) : Task.FromException<Settlement>(failure);
        }
    }
}
