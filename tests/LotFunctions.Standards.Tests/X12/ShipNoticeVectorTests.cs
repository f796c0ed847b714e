using System.Text;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

/// <summary>Ship notices as they are found in public sources, many of them flawed.</summary>
public sealed class ShipNoticeVectorTests
{
    [VectorsFact]
    public void Read_PublicSamples_LoseNoLineInSilence()
    {
        var files = Directory.GetFiles(Path.Combine(TestData.Vectors!, "x12-856")).Where(static f => !f.EndsWith(".tsv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var interchange = ShipNoticeReader.Read(bytes);
            var errors = interchange.Diagnostics.Concat(interchange.Asns.SelectMany(static a => a.Diagnostics)).ToList();
            if (interchange.Asns.Count == 0)
            {
                Assert.Contains(errors, static d => d.Severity == DiagnosticSeverity.Error);
                continue;
            }

            var segments = Encoding.Latin1.GetString(bytes).Split('~', '\n').Select(static s => s.Trim()).ToList();
            var lins = segments.Count(static s => s.StartsWith("LIN*", StringComparison.Ordinal) || s.StartsWith("LIN|", StringComparison.Ordinal));
            Assert.True(lins == interchange.Asns.Sum(static a => a.Lines.Count), Path.GetFileName(file));
            Assert.All(errors, static d => Assert.False(string.IsNullOrWhiteSpace(d.Message)));
        }
    }

    [VectorsFact]
    public void Read_PublicSamples_EveryPrefixIsReadWithoutException()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(TestData.Vectors!, "x12-856"), "*.edi"))
        {
            var bytes = File.ReadAllBytes(file);
            for (var length = 0; length <= bytes.Length; length += 3)
            {
                ShipNoticeReader.Read(bytes.AsMemory(0, length));
            }
        }
    }
}
