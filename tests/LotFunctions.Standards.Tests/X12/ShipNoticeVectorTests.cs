using System.Text;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

/// <summary>Ship notices as they are found in public sources, many of them flawed.</summary>
public sealed class ShipNoticeVectorTests
{
    /// <summary>Reviewed file by file against X12.5, X12.6 and X12.59: <c>!</c> is an error, <c>?</c> a warning, with segment:element.</summary>
    [VectorsFact]
    public void Read_PublicSamples_GivesWhatTheStandardSays()
    {
        var actual = new StringBuilder();
        foreach (var file in Files())
        {
            actual.Append(Expected.Of(Path.GetFileName(file), ShipNoticeReader.Read(File.ReadAllBytes(file))));
        }

        Golden.EqualText(actual.ToString(), "vectors-856.txt");
    }

    [VectorsFact]
    public void Read_PublicSamples_EveryPrefixIsReadWithoutException()
    {
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var length = 0; length <= bytes.Length; length += 3)
            {
                ShipNoticeReader.Read(bytes.AsMemory(0, length));
            }
        }
    }

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(Path.Combine(TestData.Vectors!, "x12-856")).Where(static f => !f.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
