namespace LotFunctions.Embedded.Sqlite;

/// <summary>The tables of one feature. Every feature that keeps something in the database registers one.</summary>
/// <param name="Feature">Its stable name in the table <c>schema_part</c>.</param>
/// <param name="Version">Raised with every change of the tables; a database of a higher version is refused.</param>
/// <param name="Sql">Statements that can run again on tables that are there (<c>CREATE TABLE IF NOT EXISTS ...</c>).</param>
internal sealed record SchemaPart(string Feature, int Version, string Sql)
{
    /// <summary>The oldest version whose tables <see cref="Sql"/> brings up to date; a database of a lower one is refused.</summary>
    public int Oldest { get; init; } = 1;
}
