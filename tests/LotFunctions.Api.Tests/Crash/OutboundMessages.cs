using LotFunctions.Core.Intake;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Api.Tests.Crash;

/// <summary>Looks into the queue for the mail system, from which nobody takes in these tests.</summary>
internal static class OutboundMessages
{
    public static IReadOnlyList<string> Ids(string dataFolder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "lot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT message_id FROM message WHERE queue = $queue ORDER BY message_id";
        command.Parameters.AddWithValue("$queue", QueueNames.NoticesOutbound);
        using var rows = command.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read()) ids.Add(rows.GetString(0));
        return ids;
    }
}
