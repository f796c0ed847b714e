using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>The names behind the numbers, as the ledger's tables have them.</summary>
internal static class LotNames
{
    public static int? Find(Session session, LotKey lot)
    {
        var select = session.Statement("SELECT id, lot FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2");
        select.Bind(1, lot.Lot);
        select.Bind(2, lot.Item);
        int? found = null;
        while (select.Row())
        {
            if (select.Text(1) == lot.Lot) found = checked((int)select.Number(0));
        }

        return found;
    }

    public static LotKey Lot(Session session, int number) =>
        First(session, "SELECT item, lot FROM lot WHERE id = ?1", number, row => ByteReader.Key(row.Text(0), row.Text(1)));

    public static string Unit(Session session, int number) => First(session, "SELECT sscc FROM unit WHERE id = ?1", number, row => row.Text(0));

    public static string WorkOrder(Session session, int number) => First(session, "SELECT name FROM work_order WHERE id = ?1", number, row => row.Text(0));

    private static T First<T>(Session session, string sql, int number, Func<Statement, T> read)
    {
        var select = session.Statement(sql);
        select.Bind(1, number);
        if (!select.Row()) throw new InvalidDataException($"The row {number} of a name is missing.");
        var value = read(select);
        select.Reset();
        return value;
    }
}
