using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Sqlite;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Workflows;

/// <summary>The engine's memory in the ledger's database.</summary>
internal sealed class SqliteJournal(Database database) : IJournal
{
    private const int Running = (int)WorkflowRuntimeState.Running;

    public Task StartAsync(string workflow, string instanceId, byte[] input, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                "INSERT INTO workflow (instance, name, input, started, state) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                instanceId, workflow, input, at.UtcTicks, Running),
            cancellationToken);

    public Task<StoredWorkflow?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT instance, name, input, started, state, status, result, failure FROM workflow WHERE instance = $1",
                ReadWorkflow, instanceId),
            cancellationToken);

    public async Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.Query("SELECT instance FROM workflow WHERE state = 0 ORDER BY instance", row => row.GetString(0)),
            cancellationToken);

    public async Task<IReadOnlyList<JournalEntry>> EntriesAsync(string instanceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.Query(
                "SELECT seq, kind, name, input_hash, result, failure, at FROM workflow_journal WHERE instance = $1 ORDER BY seq",
                ReadEntry, instanceId),
            cancellationToken);

    public Task AppendAsync(string instanceId, JournalEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Append(session, instanceId, entry), cancellationToken);

    public Task<JournalEntry?> TakeEventAsync(
        string instanceId, EventWait wait, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var oldest = session.First(
                    "SELECT id, payload FROM workflow_inbox WHERE instance = $1 AND name = $2 AND consumed_by IS NULL ORDER BY id LIMIT 1",
                    row => new WaitingEvent(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                    instanceId, wait.Name);
                if (oldest is null && !(wait.Deadline <= now))
                {
                    return null;
                }

                var entry = new JournalEntry(wait.Seq, JournalKind.Event, wait.Name, wait.InputHash, oldest?.Payload, null, now);
                Append(session, instanceId, entry);
                if (oldest is not null)
                {
                    session.Execute("UPDATE workflow_inbox SET consumed_by = $1 WHERE id = $2", wait.Seq, oldest.Id);
                }

                return entry;
            },
            cancellationToken);

    public Task<bool> AddEventAsync(
        string instanceId, string name, byte[] payload, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var state = session.Number("SELECT state FROM workflow WHERE instance = $1", instanceId);
                if (state == Running)
                {
                    session.Execute(
                        "INSERT INTO workflow_inbox (instance, name, payload, arrived) VALUES ($1, $2, $3, $4)",
                        instanceId, name, payload, at.UtcTicks);
                }

                return state is not null;
            },
            cancellationToken);

    public Task SetStatusAsync(string instanceId, string status, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute("UPDATE workflow SET status = $2 WHERE instance = $1", instanceId, status), cancellationToken);

    public Task FinishAsync(
        string instanceId, WorkflowRuntimeState state, byte[]? result, string? failure, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                "UPDATE workflow SET state = $2, result = $3, failure = $4 WHERE instance = $1", instanceId, (int)state, result, failure),
            cancellationToken);

    private static void Append(Session session, string instanceId, JournalEntry entry) =>
        session.Execute(
            "INSERT INTO workflow_journal (instance, seq, kind, name, input_hash, result, failure, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            instanceId, entry.Seq, (int)entry.Kind, entry.Name, entry.InputHash, entry.Result, entry.Failure, entry.At.UtcTicks);

    private static StoredWorkflow ReadWorkflow(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), Time(row, 3),
        (WorkflowRuntimeState)row.GetInt32(4), Text(row, 5), Bytes(row, 6), Text(row, 7));

    private static JournalEntry ReadEntry(SqliteDataReader row) => new(
        row.GetInt64(0), (JournalKind)row.GetInt32(1), row.GetString(2), row.GetString(3), Bytes(row, 4), Text(row, 5), Time(row, 6));

    private static DateTimeOffset Time(SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? Bytes(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private sealed record WaitingEvent(long Id, byte[] Payload);
}
