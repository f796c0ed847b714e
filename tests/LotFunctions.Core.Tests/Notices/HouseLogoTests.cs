using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Tests.Notices;

public sealed class HouseLogoTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    [InlineData(6, 4)]
    public void Write_WithALogo_ShowsItInBothFormats(byte type, int channels)
    {
        var logo = HouseLogo.Read(Png(type, channels));

        Assert.Equal((20, 10, "image/png"), (logo.Width, logo.Height, logo.ContentType));
        var html = Encoding.UTF8.GetString(new HtmlNotice(NoticeTemplates.Default, logo).Bytes(SampleNotice.Document));
        Assert.Contains("<img src=\"data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Logo of Mill &amp; Sons\"", html, StringComparison.Ordinal);
        var pdf = Encoding.Latin1.GetString(new PdfNotice(NoticeTemplates.Default, logo, PaperSize.A4).Bytes(SampleNotice.Document));
        Assert.Contains("/Subtype/Image/Width 20/Height 10/BitsPerComponent 8", pdf, StringComparison.Ordinal);
        Assert.Equal(channels is 2 or 4, pdf.Contains("/SMask", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Jpeg_HasItsSize()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 30, 0, 40, 3, 1, 0x22, 0, 2, 0x11, 1];

        var logo = HouseLogo.Read(jpeg);

        Assert.Equal((40, 30, "image/jpeg"), (logo.Width, logo.Height, logo.ContentType));
    }

    [Fact]
    public void Read_NoPicture_SaysSo()
    {
        Assert.Throws<FormatException>(() => HouseLogo.Read("<svg/>"u8.ToArray()));
        Assert.Throws<FormatException>(() => HouseLogo.Read([]));
        Assert.Throws<FormatException>(() => HouseLogo.Read([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2]));
        Assert.Throws<FormatException>(() => HouseLogo.Read(new byte[2_000_000]));
    }

    private static byte[] Png(byte type, int channels)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < 10; y++)
            {
                zlib.WriteByte((byte)(y % 5));
                zlib.Write(new byte[20 * channels]);
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR", [0, 0, 0, 20, 0, 0, 0, 10, 8, type, 0, 0, 0]);
        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        png.Write(length);
        png.Write(Encoding.ASCII.GetBytes(name));
        png.Write(content);
        png.Write([0, 0, 0, 0]);
    }
}
