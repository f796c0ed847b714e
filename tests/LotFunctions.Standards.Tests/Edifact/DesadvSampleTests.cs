namespace LotFunctions.Standards.Tests.Edifact;

public sealed class DesadvSampleTests
{
    public static TheoryData<string> Samples { get; } =
        [.. Despatch.Samples().Select(static f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_Sample_GivesThePartsBesideIt(string name) =>
        Golden.Equal(Despatch.Read(TestData.Sample(name + ".edi")).Select(static p => new { Part = p.GetType().Name, Content = (object)p }), name + ".json");

    [Fact]
    public void Samples_OfThisFormat_AreAllHere() => Assert.True(Samples.Count >= 25);
}
