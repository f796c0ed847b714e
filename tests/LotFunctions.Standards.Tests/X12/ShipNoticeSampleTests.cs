using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

public sealed class ShipNoticeSampleTests
{
    [Theory]
    [InlineData("856-two-lots")]
    [InlineData("856-packs-below-item")]
    [InlineData("856-loads")]
    [InlineData("856-flawed")]
    public void Read_Sample_GivesTheRecordsBesideIt(string name) =>
        Golden.Equal(ShipNoticeReader.Read(TestData.Sample(name + ".edi")), name + ".json");
}
