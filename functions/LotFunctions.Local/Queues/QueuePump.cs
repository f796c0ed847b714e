using LotFunctions.Core.Intake;
using LotFunctions.Embedded.Sqlite.Queues;

namespace LotFunctions.Local.Queues;

/// <summary>
/// Brings each queue's messages to its handler, a few at a time. A message that fails is put off with a growing pause, so
/// that it blocks nothing behind it; what is given up becomes an exception for people.
/// </summary>
internal sealed class QueuePump(
    IMessageReceiver receiver, IEnumerable<IMessageHandler> handlers, DeadLetterWatch letters, PumpOptions options, TimeProvider clock,
    ILogger<QueuePump> logger) : BackgroundService
{
    private const int LongestDetail = 500;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        from handler in handlers
        from worker in Enumerable.Range(0, options.Parallelism)
        select Task.Run(() => WorkAsync(handler, watches: worker == 0, stoppingToken), stoppingToken));

    private async Task WorkAsync(IMessageHandler handler, bool watches, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // One at a time: a message waits for no other of its batch.
                if (await receiver.ReceiveAsync(handler.Queue, 1, options.Visibility, stopping) is [var message])
                {
                    await ProcessAsync(handler, message, stopping);
                    continue;
                }

                // Also for leases that lapsed at the delivery limit, of which no worker hears.
                if (watches) await letters.SweepAsync(handler.Queue, stopping);
                await receiver.WaitAsync(handler.Queue, options.Idle, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "The queue {Queue} could not be worked on; it is tried again", handler.Queue);
                await PauseAsync(options.FirstPause, stopping);
            }
        }
    }

    private async Task ProcessAsync(IMessageHandler handler, QueueMessage message, CancellationToken stopping)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewal = RenewAsync(message, work);
        try
        {
            var settlement = await handler.HandleAsync(message.Body, work.Token);
            if (settlement.DeadLetterReason is not { } reason)
            {
                await receiver.CompleteAsync(message, CancellationToken.None);
                return;
            }

            logger.LogWarning("Message {MessageId} of {Queue} is given up: {Reason}", message.MessageId, message.Queue, reason);
            await receiver.DeadLetterAsync(message, reason, settlement.Detail, CancellationToken.None);
            await letters.SweepAsync(handler.Queue, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await receiver.AbandonAsync(message, TimeSpan.Zero, null, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Delivery {Delivery} of message {MessageId} of {Queue} failed", message.DeliveryCount, message.MessageId, message.Queue);
            var detail = $"{e.GetType().Name}: {e.Message}";
            await receiver.AbandonAsync(
                message, options.PauseAfter(message.DeliveryCount), detail[..Math.Min(detail.Length, LongestDetail)], CancellationToken.None);
            await letters.SweepAsync(handler.Queue, CancellationToken.None);
        }
        finally
        {
            await work.CancelAsync();
            await renewal;
        }
    }

    /// <summary>Keeps the message invisible while it is worked on; stops the work when it is no longer ours.</summary>
    private async Task RenewAsync(QueueMessage message, CancellationTokenSource work)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Visibility / 3, clock, work.Token);
                if (!await receiver.RenewAsync(message, options.Visibility, work.Token)) await work.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, or given up.
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Message {MessageId} of {Queue} could not be kept", message.MessageId, message.Queue);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }
}
