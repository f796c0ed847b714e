using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Core.Recalls;

/// <summary>The hash that a notice is found by when its token is shown.</summary>
internal static class NoticeToken
{
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
