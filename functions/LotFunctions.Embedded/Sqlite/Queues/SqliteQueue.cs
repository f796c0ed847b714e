using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Stores;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>Queues in SQLite, both sides.</summary>
internal sealed class SqliteQueue(Database database, TimeProvider clock, int deliveryLimit) : IMessageSender, IMessageReceiver, IWriteProbe
{
    private readonly QueueSignals signals = new();

    private long Now => clock.GetUtcNow().UtcTicks;

    public Task ProbeAsync(CancellationToken cancellationToken) => database.ProbeAsync(cancellationToken);

    public async Task SendAsync(string queue, string messageId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var bytes = body.ToArray();
        await database.WriteAsync(s => MessageRows.Send(s, queue, messageId, bytes, Now), cancellationToken);
        signals.Raise(queue);
    }

    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        // A look first: an empty queue costs no transaction.
        if (await database.ReadAsync(s => MessageRows.Visible(s, queue, Now, 1).Count, cancellationToken) == 0) return [];
        return await database.WriteAsync(
            session =>
            {
                var now = Now;
                var leased = new List<QueueMessage>();
                while (leased.Count < max && MessageRows.Visible(session, queue, now, max - leased.Count) is { Count: > 0 } visible)
                {
                    foreach (var (seq, deliveries) in visible)
                    {
                        if (deliveries >= deliveryLimit) MessageRows.Bury(session, seq, now, QueueReason.DeliveryLimit, null);
                        else leased.Add(MessageRows.Lease(session, seq, now + visibility.Ticks));
                    }
                }

                return leased;
            },
            cancellationToken);
    }

    public Task<bool> CompleteAsync(QueueMessage message, CancellationToken cancellationToken) =>
        SettleAsync(message, (s, seq, _) => s.Execute("DELETE FROM message WHERE seq = $1", seq), cancellationToken);

    public async Task<bool> AbandonAsync(QueueMessage message, TimeSpan delay, string? detail, CancellationToken cancellationToken)
    {
        var settled = await SettleAsync(
            message,
            (s, seq, deliveries) =>
            {
                if (deliveries >= deliveryLimit) MessageRows.Bury(s, seq, Now, QueueReason.DeliveryLimit, detail);
                // The lease ends now: its token is of no use, though the next delivery has not begun.
                else s.Execute("UPDATE message SET visible_at = $2, leased = 0, detail = coalesce($3, detail) WHERE seq = $1", seq, Now + delay.Ticks, detail);
            },
            cancellationToken);
        if (settled) signals.Raise(message.Queue);
        return settled;
    }

    public Task<bool> RenewAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
        SettleAsync(message, (s, seq, _) => s.Execute("UPDATE message SET visible_at = $2 WHERE seq = $1", seq, Now + visibility.Ticks), cancellationToken);

    public Task<bool> DeadLetterAsync(QueueMessage message, string reason, string? detail, CancellationToken cancellationToken) =>
        SettleAsync(message, (s, seq, _) => MessageRows.Bury(s, seq, Now, reason, detail), cancellationToken);

    public async Task<Page<DeadLetter>> DeadLettersAsync(string queue, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var after = PageToken.Read(continuationToken, "n") ?? [0L];
        var found = await database.ReadAsync(
            s => s.Query(
                "SELECT seq, message_id, body, deliveries, enqueued_at, dead_at, reason, detail FROM dead_letter "
                + "WHERE queue = $1 AND seq > $2 ORDER BY seq LIMIT $3",
                r => (Seq: r.GetInt64(0), Letter: Dead(r, queue)), queue, after[0], limit + 1L),
            cancellationToken);
        var page = Rows.Page(found, limit, l => PageToken.Write(l.Seq));
        return new Page<DeadLetter>([.. page.Items.Select(l => l.Letter)], page.ContinuationToken);
    }

    public async Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken)
    {
        var replayed = await database.WriteAsync(
            session =>
            {
                var body = session.First("SELECT body FROM dead_letter WHERE queue = $1 AND message_id = $2", r => r.GetFieldValue<byte[]>(0), queue, messageId);
                if (body is null) return false;
                MessageRows.Send(session, queue, messageId, body, Now);
                return Discard(session, queue, messageId);
            },
            cancellationToken);
        if (replayed) signals.Raise(queue);
        return replayed;
    }

    public Task<bool> DiscardAsync(string queue, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(s => Discard(s, queue, messageId), cancellationToken);

    public Task<QueueCounts> CountsAsync(string queue, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => new QueueCounts(
                Count(s, "SELECT count(*) FROM message WHERE queue = $1 AND visible_at <= $2", queue),
                Count(s, "SELECT count(*) FROM message WHERE queue = $1 AND visible_at > $2", queue),
                Count(s, "SELECT count(*) FROM dead_letter WHERE queue = $1", queue)),
            cancellationToken);

    public async Task WaitAsync(string queue, TimeSpan longest, CancellationToken cancellationToken)
    {
        var signal = signals.Next(queue);
        var next = await database.ReadAsync(s => s.Number("SELECT min(visible_at) FROM message WHERE queue = $1", queue), cancellationToken);
        var pause = next is { } at ? TimeSpan.FromTicks(Math.Min(longest.Ticks, at - Now)) : longest;
        if (pause <= TimeSpan.Zero) return;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(signal, Task.Delay(pause, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task<bool> SettleAsync(QueueMessage message, Action<Session, long, int> settle, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (MessageRows.Held(session, message) is not { } held) return false;
                settle(session, held.Seq, held.Deliveries);
                return true;
            },
            cancellationToken);

    private int Count(Session session, string sql, string queue) => (int)(session.Number(sql, queue, Now) ?? 0);

    private static bool Discard(Session session, string queue, string messageId) =>
        session.Execute("DELETE FROM dead_letter WHERE queue = $1 AND message_id = $2", queue, messageId) == 1;

    private static DeadLetter Dead(SqliteDataReader r, string queue) => new(
        queue, r.GetString(1), r.GetFieldValue<byte[]>(2), r.GetInt32(3), Ticks.ToTime(r.GetInt64(4)), Ticks.ToTime(r.GetInt64(5)),
        r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7));
}
