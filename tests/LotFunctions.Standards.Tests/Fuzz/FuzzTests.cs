using System.Text;

namespace LotFunctions.Standards.Tests.Fuzz;

public sealed class FuzzTests
{
    private const int Seed = 20261122;
    private const int Inputs = 2500;

    [Fact]
    public void Read_SpoiledSamples_AlwaysAnswersTheSameAndInBounds()
    {
        byte[][] samples = [.. Directory.GetFiles(TestData.SamplesFolder(), "*.edi").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Assert.NotEmpty(samples);
        var found = new Fuzzer(samples, Seed).Run(static done => done < Inputs);
        Assert.True(found is null, found is null ? null : $"{found.Value.Finding.Kind}\n{found.Value.Finding.Detail}\n{Encoding.Latin1.GetString(found.Value.Input)}");
    }
}
