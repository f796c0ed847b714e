using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Notices;

/// <summary>A customer's part in names of blobs and messages.</summary>
internal static class NoticeKey
{
    // A message id of Service Bus has 128 characters, a file name 255: room is left for what stands around it.
    private const int Longest = 64;

    /// <summary>The customer's id escaped; a long one is cut and told apart by its hash.</summary>
    public static string Of(string customer)
    {
        var escaped = BlobName.Escape(customer);
        if (escaped.Length <= Longest) return escaped;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(customer)))[..24];
        return $"{escaped[..(Longest - hash.Length - 1)]}-{hash}";
    }
}
