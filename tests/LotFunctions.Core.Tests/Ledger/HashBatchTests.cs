using System.Security.Cryptography;
using CsCheck;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Tests.Ledger;

public sealed class HashBatchTests
{
    [Fact]
    public void Run_AnyMessages_GivesWhatThePlatformGives() =>
        Gen.Byte.Array[0, 300].Array[0, 40].Sample(messages =>
        {
            var batch = new HashBatch();
            foreach (var message in messages) batch.Add(message);
            batch.Run();
            return batch.Count == messages.Length && messages.Select((m, i) => batch[i].SequenceEqual(SHA256.HashData(m))).All(same => same);
        });

    [Fact]
    public void Run_EveryLengthAroundTheBlocks_GivesWhatThePlatformGives()
    {
        var batch = new HashBatch();
        for (var round = 0; round < 2; round++)
        {
            batch.Clear();
            for (var length = 0; length <= 200; length++) batch.Add(Message(length, round));
            batch.Run();
            for (var length = 0; length <= 200; length++) Assert.Equal(SHA256.HashData(Message(length, round)), batch[length].ToArray());
        }

        static byte[] Message(int length, int round) => [.. Enumerable.Range(0, length).Select(i => (byte)(((i * 7) + round) % 256))];
    }
}
