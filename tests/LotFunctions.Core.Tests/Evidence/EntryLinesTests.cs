using System.Text;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Tests.Evidence;

public sealed class EntryLinesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\nb", new[] { "a", "b" })]
    [InlineData("\n\nä\n", new[] { "", "", "ä" })]
    public void MoveNext_ShortEntry_GivesEveryLine(string entry, string[] expected) => Assert.Equal(expected, LinesOf(entry));

    [Fact]
    public void MoveNext_LinesLongerThanABuffer_AreWhole()
    {
        string[] lines = [new('a', 81920), new('b', 300_000), "", new('c', 81919), new('d', 5)];

        Assert.Equal(lines, LinesOf(string.Join('\n', lines)));
    }

    private static List<string> LinesOf(string entry)
    {
        using var lines = new EntryLines(new MemoryStream(Encoding.UTF8.GetBytes(entry)));
        var found = new List<string>();
        while (lines.MoveNext()) found.Add(Encoding.UTF8.GetString(lines.Current.Span));
        return found;
    }
}
