using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Embedded.Sqlite.Queues;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>Both sides of a queue; three deliveries are the limit.</summary>
public abstract class QueueContract : PortContract<IMessageReceiver>
{
    protected const int DeliveryLimit = 3;

    private const string Queue = QueueNames.AsnInbound;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected abstract IMessageSender Sender { get; }

    [Fact]
    public async Task Receive_SentMessages_InTheirOrderWithLeases()
    {
        await SendAsync("m1", "m2", "m3");
        await Sender.SendAsync(QueueNames.ScansInbound, "other", "x"u8.ToArray(), None);
        await ReopenAsync();

        var received = await ReceiveAsync(2);

        Assert.Equal(["m1", "m2"], received.Select(m => m.MessageId));
        Assert.All(received, m => Assert.Equal(($"body of {m.MessageId}", 1, Queue), (Encoding.UTF8.GetString(m.Body.Span), m.DeliveryCount, m.Queue)));
        Assert.Equal(["m3"], (await ReceiveAsync(10)).Select(m => m.MessageId));
        Assert.Empty(await ReceiveAsync(10));
    }

    [Fact]
    public async Task Receive_AfterTheHolderWasRestarted_DeliversAtOnceAndCounts()
    {
        await SendAsync("m1");
        var held = Assert.Single(await ReceiveAsync(1));
        await ReopenAsync();

        Assert.False(await Port.CompleteAsync(held, None));
        Assert.Equal(2, Assert.Single(await ReceiveAsync(1)).DeliveryCount);
    }

    [Fact]
    public async Task Send_IdThatIsQueued_IsOneMessageUntilItIsDone()
    {
        await SendAsync("m1", "m1");
        var message = Assert.Single(await ReceiveAsync(10));
        await SendAsync("m1");
        Assert.Empty(await ReceiveAsync(10));

        Assert.True(await Port.CompleteAsync(message, None));
        await SendAsync("m1");

        Assert.Single(await ReceiveAsync(10));
    }

    [Fact]
    public async Task Complete_Leased_RemovesItForGood()
    {
        await SendAsync("m1");
        var message = Assert.Single(await ReceiveAsync(1));

        Assert.True(await Port.CompleteAsync(message, None));
        Assert.False(await Port.CompleteAsync(message, None));

        Clock.Advance(Minute * 10);
        Assert.Empty(await ReceiveAsync(1));
        Assert.Equal(new QueueCounts(0, 0, 0), await Port.CountsAsync(Queue, None));
    }

    [Fact]
    public async Task Lease_Lapsed_ComesAgainAndTheOldTokenSettlesNothing()
    {
        await SendAsync("m1");
        var first = Assert.Single(await ReceiveAsync(1));
        Clock.Advance(Minute * 2);

        var second = Assert.Single(await ReceiveAsync(1));

        Assert.Equal(2, second.DeliveryCount);
        Assert.False(await Port.CompleteAsync(first, None));
        Assert.False(await Port.AbandonAsync(first, TimeSpan.Zero, null, None));
        Assert.False(await Port.RenewAsync(first, Minute, None));
        Assert.False(await Port.DeadLetterAsync(first, "r", null, None));
        Assert.True(await Port.CompleteAsync(second, None));
    }

    [Fact]
    public async Task Renew_Leased_KeepsItInvisible()
    {
        await SendAsync("m1");
        var message = Assert.Single(await ReceiveAsync(1));
        Clock.Advance(Minute * 0.9);
        Assert.True(await Port.RenewAsync(message, Minute, None));
        Clock.Advance(Minute * 0.9);

        Assert.Empty(await ReceiveAsync(1));
        Assert.True(await Port.CompleteAsync(message, None));
    }

    [Fact]
    public async Task Abandon_WithDelay_ComesAgainAfterIt()
    {
        await SendAsync("m1", "m2");
        var message = (await ReceiveAsync(1))[0];
        Assert.True(await Port.AbandonAsync(message, Minute, "why", None));
        Assert.False(await Port.CompleteAsync(message, None));

        // What failed blocks nothing behind it.
        Assert.Equal(["m2"], (await ReceiveAsync(10)).Select(m => m.MessageId));
        Clock.Advance(Minute);

        Assert.Contains(await ReceiveAsync(10), m => m is { MessageId: "m1", DeliveryCount: 2 });
    }

    [Fact]
    public async Task Deliveries_OverTheLimit_GoToTheDeadLetters()
    {
        await SendAsync("m1");
        for (var i = 1; i <= DeliveryLimit; i++)
        {
            var message = Assert.Single(await ReceiveAsync(1));
            Assert.Equal(i, message.DeliveryCount);
            await Port.AbandonAsync(message, TimeSpan.Zero, $"failure {i}", None);
        }

        Assert.Empty(await ReceiveAsync(1));
        var dead = Assert.Single((await Port.DeadLettersAsync(Queue, 10, null, None)).Items);
        Assert.Equal(("m1", QueueReason.DeliveryLimit, "failure 3", DeliveryLimit), (dead.MessageId, dead.Reason, dead.Detail, dead.DeliveryCount));
        Assert.Equal("body of m1", Encoding.UTF8.GetString(dead.Body.Span));
    }

    [Fact]
    public async Task Leases_LapsedOverTheLimit_GoToTheDeadLettersAndBlockNothing()
    {
        await SendAsync("poison");
        for (var i = 0; i < DeliveryLimit; i++)
        {
            Assert.Single(await ReceiveAsync(1));
            Clock.Advance(Minute * 2);
        }

        await SendAsync("good");

        Assert.Equal(["good"], (await ReceiveAsync(1)).Select(m => m.MessageId));
        Assert.Equal(QueueReason.DeliveryLimit, Assert.Single((await Port.DeadLettersAsync(Queue, 10, null, None)).Items).Reason);
    }

    [Fact]
    public async Task DeadLetter_WithReason_IsListedReplayedAndDiscarded()
    {
        await SendAsync("m1", "m2", "m3");
        foreach (var message in await ReceiveAsync(10)) Assert.True(await Port.DeadLetterAsync(message, "bad-json", $"words of {message.MessageId}", None));
        Assert.Equal(new QueueCounts(0, 0, 3), await Port.CountsAsync(Queue, None));

        var listed = await Paging.AllAsync(2, token => Port.DeadLettersAsync(Queue, 2, token, None));
        Assert.Equal(["m1", "m2", "m3"], listed.Select(d => d.MessageId));
        Assert.All(listed, d => Assert.Equal(("bad-json", $"words of {d.MessageId}"), (d.Reason, d.Detail)));

        Assert.True(await Port.ReplayAsync(Queue, "m2", None));
        Assert.False(await Port.ReplayAsync(Queue, "m2", None));
        Assert.True(await Port.DiscardAsync(Queue, "m1", None));
        Assert.False(await Port.DiscardAsync(Queue, "m1", None));

        Assert.Equal(new QueueCounts(1, 0, 1), await Port.CountsAsync(Queue, None));
        Assert.Equal(("m2", 1), Assert.Single((await ReceiveAsync(10)).Select(m => (m.MessageId, m.DeliveryCount))));
        Assert.Equal(new QueueCounts(0, 1, 1), await Port.CountsAsync(Queue, None));
    }

    [Fact]
    public async Task Receive_ManyAtOnce_EachMessageGoesToOne()
    {
        await SendAsync([.. Enumerable.Range(0, 100).Select(i => $"m{i}")]);

        var received = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Task.Run(() => ReceiveAsync(4))));

        Assert.Equal(100, received.SelectMany(r => r).Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(100, received.Sum(r => r.Count));
    }

    [Fact]
    public async Task Wait_UntilAMessageIsSent_Returns()
    {
        var waiting = Port.WaitAsync(Queue, TimeSpan.FromDays(1), None);
        Assert.False(waiting.IsCompleted);

        await SendAsync("m1");

        await waiting.WaitAsync(TimeSpan.FromMinutes(1));
        await Port.WaitAsync(Queue, TimeSpan.FromDays(1), None).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Wait_UntilALeaseLapses_Returns()
    {
        await SendAsync("m1");
        await ReceiveAsync(1);
        var waiting = Port.WaitAsync(Queue, TimeSpan.FromDays(1), None);
        Assert.False(waiting.IsCompleted);

        await AdvanceUntilAsync(waiting, Minute);

        Assert.Single(await ReceiveAsync(1));
    }

    [Fact]
    public async Task Wait_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Port.WaitAsync(Queue, TimeSpan.FromDays(1), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    /// <summary>The wait may not have set its timer when the clock first moves.</summary>
    private async Task AdvanceUntilAsync(Task waiting, TimeSpan step)
    {
        for (var i = 0; i < 100 && !waiting.IsCompleted; i++)
        {
            Clock.Advance(step);
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProviders.Real));
        }

        await waiting.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int max) => Port.ReceiveAsync(Queue, max, Minute, None);

    private async Task SendAsync(params string[] ids)
    {
        foreach (var id in ids) await Sender.SendAsync(Queue, id, Encoding.UTF8.GetBytes($"body of {id}"), None);
    }
}
