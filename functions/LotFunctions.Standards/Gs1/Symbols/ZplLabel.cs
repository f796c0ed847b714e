using System.Globalization;
using System.Text;

namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Writes a label in ZPL II; the printer draws the symbols.</summary>
internal static class ZplLabel
{
    private const int TextHeight = 28;

    public static string Write(Gs1Label label)
    {
        var zpl = new StringBuilder("^XA\n^CI28\n");

        // ECC 200 in cells of 4 dots (0.5 mm); _ begins a control sequence, _1 is FNC1.
        zpl.Append(CultureInfo.InvariantCulture, $"^FO24,24^BXN,4,200,,,,_^FD{MatrixField(label.Data)}^FS\n");
        var y = 24;
        foreach (var line in label.Lines)
        {
            zpl.Append(CultureInfo.InvariantCulture, $"^FO260,{y}^A0N,{TextHeight}^FD{line}^FS\n");
            y += TextHeight + 8;
        }

        // Modules of 2 dots (0.25 mm), 32 mm high; the printer is told every change of set, so that it chooses none itself.
        y = Math.Max(y, 248);
        zpl.Append(CultureInfo.InvariantCulture, $"^FO24,{y}^BY2^BCN,256,N,N,N,N^FD{LinearField(label.LinearData)}^FS\n");
        zpl.Append(CultureInfo.InvariantCulture, $"^FO24,{y + 264}^A0N,{TextHeight}^FD{label.LinearText}^FS\n^XZ\n");
        return zpl.ToString();
    }

    private static string MatrixField(string data) =>
        data.Replace("_", "__", StringComparison.Ordinal).Replace(ElementString.Fnc1.ToString(), "_1", StringComparison.Ordinal);

    private static string LinearField(string data)
    {
        var field = new StringBuilder();
        var inC = false;
        foreach (var value in Code128.Values(data))
        {
            field.Append(value switch
            {
                Code128.StartB => ">:",
                Code128.StartC => ">;",
                Code128.Fnc1 => ">8",
                Code128.ToC when !inC => ">5",
                Code128.ToB when inC => ">6",
                _ when inC => value.ToString("00", CultureInfo.InvariantCulture),
                '>' - ' ' => ">0",
                _ => ((char)(value + ' ')).ToString(),
            });
            inC = value == Code128.StartC || (value == Code128.ToC && !inC) || (inC && value != Code128.ToB);
        }

        return field.ToString();
    }
}
