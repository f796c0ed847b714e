using System.Text;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Notices;

public sealed class NoticeFilesTests
{
    [Fact]
    public async Task Write_Sample_HasStableJsonFields()
    {
        var blobs = new MemoryBlobs();

        var (_, files) = await new NoticeFiles(blobs, NoticeFormats.All).WriteAsync(SampleNotice.Document, default);

        Assert.Equal(["csv", "html", "json", "pdf"], files.Keys);
        Assert.Equal(
            """{"schema":"lotfunctions/notice/1","recallId":"R-20260302-0a1b2c3d","version":1,"kind":"recall","class":"I","title":"Metal in flour","reason":"Metal fragments were found.","hazard":"May cut the mouth.","instructions":"Return it to us.\nWe pay the freight.","issuer":{"name":"Mill & Sons","address":"1 Mill Lane\n12345 Milltown","contact":"quality@mill.example, +1 555 0100"},"customer":{"id":"C1","name":"Corner Shop","address":{"street":"5 High St","city":"Cornerton","postalCode":"99999","country":"US"}},"language":"en","issuedAt":"2026-03-02T09:00:00Z","answerBy":"2026-03-04T09:00:00Z","answerUrl":"https://mill.example/api/notices/abc123","products":[{"item":"09506000134352","description":"Bread flour 1 kg","consumerProduct":false,"lots":[{"lot":"P1","grade":"definite","total":[{"value":40,"unit":"KGM"}],"lines":[{"shipment":"S1","shippedAt":"2026-02-27T10:30:00Z","logisticUnit":"340123450000000017","quantity":{"value":25,"unit":"KGM"},"grade":"definite"},{"shipment":"S2","shippedAt":"2026-02-28T10:30:00Z","quantity":{"value":15,"unit":"KGM"},"grade":"definite"}]},{"lot":"P2","grade":"possible","total":[],"lines":[{"shipment":"S3","shippedAt":"2026-02-28T11:00:00Z","grade":"possible"}]}]}]}""",
            Encoding.UTF8.GetString(blobs[files["json"].Blob]));
    }

    [Fact]
    public async Task Write_AgainAfterReferenceDataChanged_KeepsTheFirstNoticeInEveryFormat()
    {
        var blobs = new MemoryBlobs();
        // The first try got no further than the JSON.
        await new NoticeFiles(blobs, []).WriteAsync(SampleNotice.Document, default);

        var (document, files) = await new NoticeFiles(blobs, NoticeFormats.All)
            .WriteAsync(SampleNotice.Document with { Customer = new NoticeConsignee("C1", "Renamed Shop", null) }, default);

        Assert.Equal("Corner Shop", document.Customer.Name);
        Assert.Equal(new HtmlNotice(NoticeTemplates.Default, null).Bytes(SampleNotice.Document), blobs[files["html"].Blob]);
    }

    [Theory]
    [InlineData("C1", "C1")]
    [InlineData("../x", "=2E.=2Fx")]
    public void Key_ShortId_IsEscaped(string customer, string key) => Assert.Equal(key, NoticeKey.Of(customer));

    [Fact]
    public void Key_LongIds_AreCutAndStayApart()
    {
        var (one, two) = (NoticeKey.Of(new string('ü', 80)), NoticeKey.Of(new string('ü', 81)));

        Assert.Equal((64, 64), (one.Length, two.Length));
        Assert.NotEqual(one, two);
        BlobName.Check(one);
    }
}
