using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos;

/// <summary>Partition keys and ids out of names: different names never make the same one.</summary>
internal static class Keys
{
    /// <summary>The service allows 1023 bytes.</summary>
    private const int LongestId = 400;

    /// <summary><c>{item}~{lot}</c>; a tilde in the item is written with a caret before it, and so is a caret.</summary>
    public static string Lot(LotKey lot) => $"{Escape(lot.Item)}~{lot.Lot}";

    /// <summary>The partition of an event's own chain (<see cref="EventStream"/>).</summary>
    public static string Stream(LotEvent e, string stream) => e.Lot is { } lot ? Lot(lot) : Stream(stream);

    /// <summary>Of a chain that is not a lot's.</summary>
    public static string Stream(string stream) => $"~{stream}";

    /// <summary>
    /// An id for any text: letters, digits and <c>.-_</c> stay, all else (also what ids may not hold) is written as its code; a
    /// very long one is its hash.
    /// </summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        var id = new StringBuilder();
        foreach (var part in parts)
        {
            if (id.Length > 0) id.Append('~');
            foreach (var c in part)
            {
                if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') id.Append(c);
                else id.Append('!').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        // No part is written as nothing, and an id is not empty.
        if (id.Length == 0) return "!";
        return id.Length <= LongestId ? id.ToString() : $"!{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())))}";
    }

    /// <summary>A time as an id, in the order of time.</summary>
    public static string Position(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Behind every position, and before every other id in the ledger.</summary>
    public const string AfterPositions = ":";

    /// <summary>A time as a key, the latest first.</summary>
    public static string Newest(DateTimeOffset time) => (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static string Escape(string item) =>
        item.Replace("^", "^^", StringComparison.Ordinal).Replace("~", "^~", StringComparison.Ordinal);
}
