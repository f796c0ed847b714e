using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// A connection with its prepared statements; one thread at a time. Parameters are <c>$1</c>, <c>$2</c> ... in the order of
/// the values; a value is null, a string, an integer or bytes. Results are read whole, so statements may be used again at once.
/// </summary>
internal sealed class Session : IDisposable
{
    // SQLITE_DBSTATUS_CACHE_WRITE.
    private const int CacheWrites = 9;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> kept = [];

    static Session()
    {
        SQLitePCL.Batteries_V2.Init();
        // One thread at a time is our own rule, so SQLite need not lock each call; nor does anybody ask how much memory it has.
        // Once something else in the process has opened a database, both are refused and all works as ever.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public Session(string file, string pragmas)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 };
        connection = new SqliteConnection(builder.ToString());
        try
        {
            connection.Open();
            ExecuteScript(pragmas);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>How many pages were written to the log since this was asked last.</summary>
    public int TakeWrittenPages()
    {
        _ = SQLitePCL.raw.sqlite3_db_status(connection.Handle, CacheWrites, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>False when no transaction is open: also after SQLite took one back by itself (disk full, I/O error).</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>
    /// What a feature remembers of its tables between the writer's jobs. It is gone as soon as any job is taken back, so it
    /// never says what the tables do not.
    /// </summary>
    public T Kept<T>()
        where T : class, new()
    {
        if (!kept.TryGetValue(typeof(T), out var memory)) kept[typeof(T)] = memory = new T();
        return (T)memory;
    }

    /// <summary>How often something was forgotten: who remembers by himself sees by it that he may not any more.</summary>
    public int Forgotten { get; private set; }

    /// <summary>To be called whenever something is rolled back.</summary>
    public void Forget()
    {
        kept.Clear();
        Forgotten++;
    }

    /// <summary>A statement for the hot path, prepared once; its parameters are <c>?1</c>, <c>?2</c> ...</summary>
    public Statement Statement(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements[sql] = statement = new Statement(connection, sql);
        return statement;
    }

    /// <summary>The number of rows that changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs an insert and returns its row id.</summary>
    public long Insert(string sql, params ReadOnlySpan<object?> values)
    {
        Execute(sql, values);
        return SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle);
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? map(reader) : default;
    }

    /// <summary>An integer of the first row; null when there is none, or it is null.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) =>
        First(sql, static r => r.IsDBNull(0) ? null : (long?)r.GetInt64(0), values);

    /// <summary>Several statements without parameters, not kept.</summary>
    public void ExecuteScript(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this assembly; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            prepared[sql] = command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
