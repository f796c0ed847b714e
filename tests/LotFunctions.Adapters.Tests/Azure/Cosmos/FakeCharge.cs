using System.Text.Json.Nodes;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>
/// A model of what the service charges, by its published figures for small items: a point read of 1 KB is 1 RU; a write of 1 KB
/// without indexed properties about 5.5 RU, a replacement about twice that, and some 5 RU for each KB more; a query 2.3 RU and
/// what it reads.
/// </summary>
internal static class FakeCharge
{
    public static double Of(string verb, FakeResult result)
    {
        var size = result.Item is { } item ? Kilobytes(item) : 1;
        return verb switch
        {
            "read" => result.Item is null ? 1 : Math.Ceiling(size),
            "create" => 5.5 + (5 * (size - 1)),
            "delete" => 5.5,
            _ => result.Status == System.Net.HttpStatusCode.Created ? 5.5 + (5 * (size - 1)) : 10.3 + (5 * (size - 1)),
        };
    }

    public static double OfQuery(IReadOnlyCollection<JsonObject> page) => 2.3 + (0.3 * page.Sum(Kilobytes));

    private static double Kilobytes(JsonObject item) => Math.Max(1, item.ToJsonString().Length / 1024.0);
}
