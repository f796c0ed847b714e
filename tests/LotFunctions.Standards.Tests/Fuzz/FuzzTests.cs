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

    /// <summary>Found by chance: each empty segment told where it stands by the name of the next, which was thousands of letters long.</summary>
    [Fact]
    public void Read_ManyEmptySegmentsBeforeALongName_StaysInBounds()
    {
        var input = Encoding.ASCII.GetBytes(
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260714*0830*^*00501*000000001*0*P*>~"
            + new string('~', 4000) + new string('I', 8000));

        Assert.Null(FuzzTarget.Try(input, seed: 1));
    }
}
