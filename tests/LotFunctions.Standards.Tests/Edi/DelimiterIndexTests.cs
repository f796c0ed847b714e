using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class DelimiterIndexTests
{
    private static readonly EdiDelimiters Edifact = EdiDelimiters.Edifact;

    // Delimiters in every density: from hardly any in a block to nothing else.
    public static TheoryData<bool, int> Densities
    {
        get
        {
            var data = new TheoryData<bool, int>();
            foreach (var wide in new[] { false, true })
            {
                foreach (var others in new[] { 0, 1, 4, 20, 200 }) data.Add(wide, others);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Densities))]
    public void Terminator_BytesOfAnyDensity_FindsWhatStandsThere(bool wide, int others)
    {
        var bytes = Bytes(others, 30_000);
        var index = new DelimiterIndex(Edifact, wide);
        var at = new SegmentCuts(new EdiText());
        for (var start = 0; ;)
        {
            var expected = bytes.AsSpan(start).IndexOf(Edifact.Terminator);
            var end = index.Terminator(bytes, start);
            Assert.Equal(expected < 0 ? -1 : start + expected, end);
            if (end < 0) break;

            var segment = bytes.AsSpan(start, end - start);
            Assert.Equal(segment.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) || segment.Contains((byte)'?'), index.HasOdd(start, end));
            index.Put(start, at);
            Assert.Equal(Cuts(bytes, start, end), Cuts(at));
            start = end + 1;
        }
    }

    private static byte[] Bytes(int others, int length)
    {
        var random = new Random(others);
        var alphabet = "+:'"u8.ToArray().Concat(Enumerable.Range(0, others).Select(i => i % 50 == 49 ? (byte)"?\n\u007F"[i / 50 % 3] : (byte)('A' + (i % 26)))).ToArray();
        return [.. Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)])];
    }

    /// <summary>A line for each element: the offsets of what ends its components.</summary>
    private static List<string> Cuts(byte[] bytes, int start, int end)
    {
        var elements = new List<string> { string.Empty };
        for (var i = start; i <= end; i++)
        {
            if (bytes[i] != Edifact.Element && bytes[i] != Edifact.Component && i != end) continue;
            elements[^1] += $" {i}";
            if (bytes[i] == Edifact.Element) elements.Add(string.Empty);
        }

        return elements;
    }

    private static List<string> Cuts(SegmentCuts at)
    {
        var elements = new List<string>();
        var cut = at.FirstCut;
        for (var element = 0; element <= at.Count; element++)
        {
            var text = string.Empty;
            for (; cut <= at.EndCuts[at.First + element]; cut++) text += $" {at.Cuts[cut]}";
            Assert.EndsWith($" {at.Ends[at.First + element]}", text, StringComparison.Ordinal);
            elements.Add(text);
        }

        return elements;
    }
}
