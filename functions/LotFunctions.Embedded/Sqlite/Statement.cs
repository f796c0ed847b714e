using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// A prepared statement without boxes and readers, for what is done for every event. Bind every parameter, then run it to
/// its end or row by row; it is ready again after <see cref="Run"/>, or after <see cref="Row"/> said false, or a reset.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(handle, parameter, value));

    public void Bind(int parameter, long? value)
    {
        if (value is { } number) Bind(parameter, number);
        else BindNull(parameter);
    }

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(handle, parameter, value));

    public void Bind(int parameter, string value)
    {
        Span<byte> utf8 = stackalloc byte[512];
        if (value.Length * 3 <= utf8.Length) Check(raw.sqlite3_bind_text(handle, parameter, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        else Check(raw.sqlite3_bind_text(handle, parameter, value));
    }

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(handle, parameter));

    /// <summary>For statements without rows.</summary>
    public void Run()
    {
        while (Row())
        {
        }
    }

    /// <summary>Runs an insert; the id of the new row.</summary>
    public long Insert()
    {
        Run();
        return raw.sqlite3_last_insert_rowid(database);
    }

    /// <summary>The next row; false at the end, with the statement ready again.</summary>
    public bool Row()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        var failed = result != raw.SQLITE_DONE;
        var error = failed ? Error(result) : null;
        Reset();
        return error is null ? false : throw error;
    }

    public void Reset() => _ = raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Error(result);
    }

    private SqliteException Error(int result) =>
        new($"SQLite error {result}: {raw.sqlite3_errmsg(database).utf8_to_string()}", result, raw.sqlite3_extended_errcode(database));
}
