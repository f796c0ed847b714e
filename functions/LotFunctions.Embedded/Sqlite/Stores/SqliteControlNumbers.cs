using LotFunctions.Core.Intake;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Control numbers in SQLite: the writer answers after the commit, so a number is durable before anybody sees it.</summary>
internal sealed class SqliteControlNumbers(Database database) : IControlNumbers
{
    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO control_number VALUES ($1, 1) ON CONFLICT DO UPDATE SET last = last + 1", sequence);
                return session.Number("SELECT last FROM control_number WHERE sequence = $1", sequence)!.Value;
            },
            cancellationToken);
}
