using LotFunctions.Standards.Epcis;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Epcis;

/// <summary>The ids of the EPC Tag Data Standard and of GS1 Digital Link.</summary>
public sealed class EpcIdTests
{
    [Theory]
    [InlineData("urn:epc:class:lgtin:4012345.012345.998877", "Item 04012345123456 lot 998877")]
    [InlineData("urn:epc:class:lgtin:867586758768.7.500", "Item 78675867587684 lot 500")]
    [InlineData("urn:epc:class:lgtin:4012345.012345.A%2FB", "Item 04012345123456 lot A/B")]
    [InlineData("urn:epc:idpat:sgtin:4012345.012345.*", "Item 04012345123456")]
    [InlineData("urn:epc:id:sgtin:0614141.107346.2017", "Piece 10614141073464 serial 2017")]
    [InlineData("urn:epc:id:sscc:0614141.1234567890", "LogisticUnit 106141412345678908")]
    [InlineData("urn:epc:id:pgln:4012345.00225", "Party 4012345002256")]
    [InlineData("urn:epc:id:sgln:4012345.00225.0", "Place 4012345002256")]
    [InlineData("urn:epc:id:sgln:4012345.00225.44", "Place 4012345002256 serial 44")]
    [InlineData("https://id.gs1.org/01/04012345123456/10/998877", "Item 04012345123456 lot 998877")]
    [InlineData("https://example.com/some/gtin/4012345123456/lot/a%2Fb?17=270101", "Item 04012345123456 lot a/b")]
    [InlineData("https://id.gs1.org/01/04012345123456/10/..", "Item 04012345123456 lot ..")]
    [InlineData("http://id.gs1.org/01/04012345123456/10/L/21/S#x", "Piece 04012345123456 lot L serial S")]
    [InlineData("https://id.gs1.org/00/106141412345678908", "LogisticUnit 106141412345678908")]
    [InlineData("https://id.gs1.org/417/4012345002256", "Party 4012345002256")]
    [InlineData("https://id.gs1.org/414/4012345002256/254/D1", "Place 4012345002256 serial D1")]
    public void TryParse_OfAKnownForm_IsRead(string uri, string expected)
    {
        Assert.True(EpcId.TryParse(uri, out var id));
        Assert.Equal(expected, $"{id.Kind} {id.Key}{(id.Lot is null ? "" : $" lot {id.Lot}")}{(id.Serial is null ? "" : $" serial {id.Serial}")}");

        // What is written is read as the same.
        Assert.True(EpcId.TryParse(id.ToString(), out var again));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("urn:epc:class:lgtin:4012345.012345")]
    [InlineData("urn:epc:class:lgtin:4012345.012345.")]
    [InlineData("urn:epc:class:lgtin:401234.012345.L")]
    [InlineData("urn:epc:class:lgtin:4012345..L")]
    [InlineData("urn:epc:class:lgtin:401234X.012345.L")]
    [InlineData("urn:epc:idpat:sgtin:4012345.*.*")]
    [InlineData("urn:epc:id:giai:4000001.111")]
    [InlineData("https://id.gs1.org/01/04012345123457/10/L")]
    [InlineData("https://id.gs1.org/01")]
    [InlineData("https://id.gs1.org/8004/4000001111")]
    [InlineData("ftp://id.gs1.org/01/04012345123456")]
    [InlineData("https://id.gs1.org/417/4012345002250")]
    public void TryParse_OfAnythingElse_IsNot(string uri) => Assert.False(EpcId.TryParse(uri, out _));

    [Theory]
    [InlineData("12345678901234567890", true)]
    [InlineData("123456789012345678901", false)]
    [InlineData("L~1", false)]
    [InlineData("", true)]
    public void OfLot_AsLongAsGs1CanWriteIt_IsMade(string lot, bool made) => Assert.Equal(made, EpcId.OfLot(Gtin.Parse("04012345123456"), lot) is not null);
}
