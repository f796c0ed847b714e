using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>
/// Compares two sets of documents of any size, each told in an order of its own, in bounded memory: the sum of the documents'
/// hashes, apart for each of some thousand groups of partitions. Where the sums differ, the group has to be looked at.
/// </summary>
internal sealed class Tally
{
    private const int Groups = 4096;

    private readonly (UInt128 High, UInt128 Low)[] sums = new (UInt128, UInt128)[Groups];
    private readonly long[] items = new long[Groups];

    /// <summary>The groups that differ.</summary>
    public IReadOnlyList<int> Different => [.. Enumerable.Range(0, Groups).Where(g => sums[g] != default)];

    public static int GroupOf(CosmosPartitions container, string pk) =>
        BinaryPrimitives.ReadUInt16LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{container.Name}\n{pk}"))) % Groups;

    /// <summary>Of a document's place alone.</summary>
    public static UInt128 HashOfPlace(CosmosItem item) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Pk}\n{item.Id}")));

    /// <summary>How many documents have to be in a group.</summary>
    public long ItemsIn(int group) => items[group];

    /// <summary>A document that has to be there.</summary>
    public void Expect(CosmosPartitions container, CosmosItem item)
    {
        var group = GroupOf(container, item.Pk);
        var (high, low) = Hash(item);
        sums[group] = unchecked((sums[group].High + high, sums[group].Low + low));
        items[group]++;
    }

    /// <summary>A document that is there.</summary>
    public void Found(CosmosPartitions container, CosmosItem item)
    {
        var group = GroupOf(container, item.Pk);
        var (high, low) = Hash(item);
        sums[group] = unchecked((sums[group].High - high, sums[group].Low - low));
    }

    private static (UInt128 High, UInt128 Low) Hash(CosmosItem item)
    {
        var content = item.TryContent() ?? [];
        // Names are without line ends, and what differs in no more than where one part ends is told apart by the lengths.
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{item.Pk.Length} {item.Id.Length} {item.Key?.Length} {content.Length}\n{item.Pk}{item.Id}{item.Key}"), .. content]);
        return (BinaryPrimitives.ReadUInt128LittleEndian(hash), BinaryPrimitives.ReadUInt128LittleEndian(hash.AsSpan(16)));
    }
}
