using System.Globalization;
using System.Text.RegularExpressions;

namespace LotFunctions.Standards.Tests.Gs1.Symbols;

/// <summary>The filled rectangles of a drawing as gray pixels: black on white.</summary>
internal static partial class SvgImage
{
    /// <param name="unitsPerPixel">Of the drawing.</param>
    public static (byte[] Gray, int Width) Draw(string svg, double unitsPerPixel)
    {
        var box = Box().Match(svg);
        var (width, height) = (Pixel(box.Groups[1]), Pixel(box.Groups[2]));
        var gray = new byte[width * height];
        Array.Fill(gray, (byte)255);
        foreach (Match part in Rectangle().Matches(svg))
        {
            var (x, y, w, h) = (Pixel(part.Groups[1]), Pixel(part.Groups[2]), Pixel(part.Groups[3]), Pixel(part.Groups[4]));
            for (var row = y; row < y + h; row++)
            {
                Array.Fill(gray, (byte)0, (row * width) + x, w);
            }
        }

        return (gray, width);

        int Pixel(Group number) => (int)(int.Parse(number.Value, CultureInfo.InvariantCulture) / unitsPerPixel);
    }

    [GeneratedRegex("viewBox=.0 0 (\\d+) (\\d+)")]
    private static partial Regex Box();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z")]
    private static partial Regex Rectangle();
}
