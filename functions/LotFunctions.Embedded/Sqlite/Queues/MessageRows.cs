using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>The queue's statements; each runs inside a job of the writer.</summary>
internal static class MessageRows
{
    public static bool Send(Session session, string queue, string messageId, byte[] body, long now) =>
        session.Execute(
            "INSERT OR IGNORE INTO message (queue, message_id, body, enqueued_at, visible_at) VALUES ($1, $2, $3, $4, $4)",
            queue, messageId, body, now) == 1;

    /// <summary>The visible messages, first sent first.</summary>
    public static List<(long Seq, int Deliveries)> Visible(Session session, string queue, long now, int max) =>
        session.Query(
            "SELECT m.seq, m.deliveries FROM message m INDEXED BY message_order WHERE queue = $1 AND visible_at <= $2 ORDER BY seq LIMIT $3",
            r => (r.GetInt64(0), r.GetInt32(1)), queue, now, (long)max);

    public static QueueMessage Lease(Session session, long seq, long visibleAt)
    {
        session.Execute("UPDATE message SET deliveries = deliveries + 1, leased = 1, visible_at = $2 WHERE seq = $1", seq, visibleAt);
        return session.First("SELECT message_id, body, deliveries, enqueued_at, queue FROM message WHERE seq = $1", r => Leased(r, seq), seq)
            ?? throw new InvalidOperationException($"Message {seq} is gone inside the transaction that leases it.");
    }

    /// <summary>The message's row while the lease is its own: nobody has leased it since.</summary>
    public static (long Seq, int Deliveries)? Held(Session session, QueueMessage message)
    {
        var parts = message.Lease.Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], out var seq) || !long.TryParse(parts[1], out var delivery)) return null;
        var deliveries = session.Number("SELECT deliveries FROM message WHERE seq = $1 AND deliveries = $2 AND leased = 1", seq, delivery);
        return deliveries is null ? null : (seq, (int)deliveries);
    }

    public static void Bury(Session session, long seq, long now, string reason, string? detail)
    {
        session.Execute(
            "INSERT OR REPLACE INTO dead_letter (queue, message_id, body, enqueued_at, deliveries, dead_at, reason, detail) "
            + "SELECT queue, message_id, body, enqueued_at, deliveries, $2, $3, coalesce($4, detail) FROM message WHERE seq = $1",
            seq, now, reason, detail);
        session.Execute("DELETE FROM message WHERE seq = $1", seq);
    }

    private static QueueMessage Leased(SqliteDataReader r, long seq) =>
        new(r.GetString(4), r.GetString(0), r.GetFieldValue<byte[]>(1), r.GetInt32(2), Ticks.ToTime(r.GetInt64(3)), $"{seq}.{r.GetInt32(2)}");
}
