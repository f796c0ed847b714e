using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The types as they stand in rows: their names on the wire.</summary>
internal static class EventTypes
{
    private static readonly string[] Names = [.. Enum.GetValues<LotEventType>().Select(t => t.ToString().ToLowerInvariant())];

    public static string Name(LotEventType type) => Names[(int)type];
}
