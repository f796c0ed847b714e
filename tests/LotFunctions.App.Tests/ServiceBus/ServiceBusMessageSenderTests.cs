using Azure.Messaging.ServiceBus;
using LotFunctions.App.ServiceBus;
using Moq;

namespace LotFunctions.App.Tests.ServiceBus;

public sealed class ServiceBusMessageSenderTests
{
    [Fact]
    public async Task Send_TwoMessagesToAQueue_UsesOneSenderAndTheMessagesIds()
    {
        var sent = new List<ServiceBusMessage>();
        var queue = new Mock<ServiceBusSender>();
        queue.Setup(s => s.SendMessageAsync(It.IsAny<ServiceBusMessage>(), It.IsAny<CancellationToken>()))
            .Callback((ServiceBusMessage message, CancellationToken _) => sent.Add(message))
            .Returns(Task.CompletedTask);
        var client = new Mock<ServiceBusClient>();
        client.Setup(c => c.CreateSender("asn-inbound")).Returns(queue.Object);
        var sender = new ServiceBusMessageSender(client.Object);

        await sender.SendAsync("asn-inbound", "a", "first"u8.ToArray(), CancellationToken.None);
        await sender.SendAsync("asn-inbound", "b", "second"u8.ToArray(), CancellationToken.None);

        Assert.Equal([("a", "first"), ("b", "second")], sent.Select(m => (m.MessageId, m.Body.ToString())));
        client.Verify(c => c.CreateSender("asn-inbound"), Times.Once);
    }
}
