using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

/// <summary>Every sample <c>856-*.edi</c> beside its golden JSON.</summary>
public sealed class ShipNoticeSampleTests
{
    public static TheoryData<string> Samples { get; } =
        [.. Directory.GetFiles(TestData.SamplesFolder(), "856-*.edi").Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_Sample_GivesTheRecordsBesideIt(string name) =>
        Golden.Equal(ShipNoticeReader.Read(TestData.Sample(name + ".edi")), name + ".json");
}
