using System.Globalization;
using System.Text;
using QRCoder;

namespace LotFunctions.Core.Notices;

/// <summary>A QR code (ISO/IEC 18004) with its quiet zone of four modules, error correction level M.</summary>
internal sealed class QrSymbol
{
    private readonly List<System.Collections.BitArray> rows;

    private QrSymbol(List<System.Collections.BitArray> rows) => this.rows = rows;

    /// <summary>Modules a side.</summary>
    public int Side => rows.Count;

    /// <param name="text">At most what the largest symbol holds: 2,331 bytes. An answer's address has a hundred or two.</param>
    public static QrSymbol Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new QrSymbol(data.ModuleMatrix);
    }

    /// <summary>The dark runs of each row: column, row, length.</summary>
    public IEnumerable<(int X, int Y, int Length)> Runs()
    {
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x]) x++;
                if (x > from) yield return (from, y, x - from);
            }
        }
    }

    public string SvgPath()
    {
        var path = new StringBuilder(4096);
        foreach (var (x, y, length) in Runs()) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        return path.ToString();
    }
}
