using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Core.Epcis;

/// <summary>The id of a lot event as the URI that EPCIS asks for, and back.</summary>
internal static class EventUri
{
    private const int LongestId = 100;

    /// <summary>A URI as it is, any other id as the house's own.</summary>
    public static string Of(string eventId) => HouseUri.OfAny(HouseUri.Event, eventId);

    /// <summary>The id; one that is too long or has other characters than an id may have is replaced by its hash.</summary>
    public static string Read(string uri)
    {
        var id = HouseUri.Name(HouseUri.Event, uri) ?? uri;
        return id.Length is > 0 and <= LongestId && id.All(c => c is >= ' ' and <= '~') ? id : $"e-{Hash(uri)}";
    }

    /// <summary>Of one of several lot events that an EPCIS event stands for.</summary>
    public static string Part(string id, int index)
    {
        var part = $"{id}/{index}";
        return part.Length <= LongestId ? part : $"e-{Hash(part)}";
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
