using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Draws the consignees to check by a rule that anyone can follow: nobody can choose them, and a scope that grows keeps those
/// that were drawn unless one that comes before them is new.
/// </summary>
public static class EffectivenessSample
{
    /// <summary>The rule in words.</summary>
    public const string Rule =
        "The customers of the scope in the order of SHA-256 over the UTF-8 text of recall id, line feed, customer id; the first of them, as many as the per cent says, rounded up.";

    public static IReadOnlyList<string> Draw(string recallId, IReadOnlyCollection<string> customers, int percent)
    {
        var size = ((customers.Count * percent) + 99) / 100;
        return [.. customers.OrderBy(c => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{recallId}\n{c}"))), StringComparer.Ordinal).Take(size)];
    }
}
