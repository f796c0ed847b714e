using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>Puts the letterhead's picture into a document: a JPEG as it is, a PNG of eight bits without interlacing as it is or with its transparency apart.</summary>
internal static class PdfPicture
{
    /// <summary>The image's object; null for a PNG of a kind that is not known here.</summary>
    public static int? Write(PdfFile file, HouseLogo logo) => logo.IsPng ? Png(file, logo) : Jpeg(file, logo);

    private static int Jpeg(PdfFile file, HouseLogo logo)
    {
        var id = file.Allocate();
        file.AddStream(id, Head(logo, logo.Components == 1 ? "/DeviceGray" : "/DeviceRGB", "/Filter/DCTDecode"), logo.Content, compress: false);
        return id;
    }

    private static int? Png(PdfFile file, HouseLogo logo)
    {
        var content = logo.Content;
        var (bits, type, interlaced) = (content[24], content[25], content[28]);
        if (bits != 8 || interlaced != 0) return null;
        using var data = new MemoryStream();
        byte[] palette = [];
        for (var at = 8; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            if (length < 0 || at + 12 + length > content.Length) return null;
            var chunk = content.AsSpan(at + 8, length);
            if (content.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) data.Write(chunk);
            if (content.AsSpan(at + 4, 4).SequenceEqual("PLTE"u8)) palette = chunk.ToArray();
            at += 12 + length;
        }

        var channels = type switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (channels is 2 or 4) return WithTransparency(file, logo, data, channels);
        var space = type == 3 ? $"[/Indexed/DeviceRGB {(palette.Length / 3) - 1}<{Convert.ToHexString(palette)}>]" : type == 2 ? "/DeviceRGB" : "/DeviceGray";
        if (channels == 0 || (type == 3 && palette.Length < 3)) return null;
        var id = file.Allocate();
        var filter = $"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {channels}/Columns {logo.Width}>>";
        file.AddStream(id, Head(logo, space, filter), data.GetBuffer().AsSpan(0, (int)data.Length), compress: false);
        return id;
    }

    private static int? WithTransparency(PdfFile file, HouseLogo logo, MemoryStream data, int channels)
    {
        var row = logo.Width * channels;
        var raw = new byte[(row + 1) * logo.Height];
        data.Position = 0;
        try
        {
            using var inflate = new ZLibStream(data, CompressionMode.Decompress);
            inflate.ReadExactly(raw);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        Unfilter(raw, row, channels);
        var (colors, alpha) = (new byte[logo.Width * logo.Height * (channels - 1)], new byte[logo.Width * logo.Height]);
        for (int y = 0, c = 0, a = 0; y < logo.Height; y++)
        {
            for (var x = 0; x < row; x++)
            {
                var value = raw[(y * (row + 1)) + 1 + x];
                if (x % channels == channels - 1) alpha[a++] = value;
                else colors[c++] = value;
            }
        }

        var (mask, id) = (file.Allocate(), file.Allocate());
        file.AddStream(mask, Head(logo, "/DeviceGray", ""), alpha);
        file.AddStream(id, Head(logo, channels == 2 ? "/DeviceGray" : "/DeviceRGB", $"/SMask {mask} 0 R"), colors);
        return id;
    }

    // PNG (ISO/IEC 15948), 9.2: each byte was written as its difference from those to the left and above.
    private static void Unfilter(byte[] raw, int row, int channels)
    {
        for (var start = 0; start < raw.Length; start += row + 1)
        {
            for (var i = 1; i <= row; i++)
            {
                int left = i > channels ? raw[start + i - channels] : 0;
                int up = start > 0 ? raw[start + i - row - 1] : 0;
                int corner = start > 0 && i > channels ? raw[start + i - row - 1 - channels] : 0;
                var add = raw[start] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                raw[start + i] = (byte)((raw[start + i] + add) & 0xFF);
            }
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] Head(HouseLogo logo, string space, string more) => Encoding.ASCII.GetBytes(
        $"/Type/XObject/Subtype/Image/Width {logo.Width}/Height {logo.Height}/BitsPerComponent 8/ColorSpace{space}{more}");
}
