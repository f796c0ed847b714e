using CsCheck;
using LotFunctions.Standards.Gs1;
using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Standards.Tests.Gs1.Symbols;

public sealed class Gs1LabelTests
{
    private const string Gtin = "(01)09501101530003";

    [DecoderFact]
    public void Svg_OfAnyLot_IsReadByAnotherDecoder()
    {
        string[] labels =
        [
            $"{Gtin}(10)ABC123",
            $"{Gtin}(17)270131(10)A",
            $"{Gtin}(17)270131(10)12345678901234567890",
            $"{Gtin}(17)270131(3103)001250(10)a-/_\"%&'\\(*+,.:;<=>?",
            $"{Gtin}(17)270131(10)LOT1234567890ABCDEFG(30)99999999",
            $"{Gtin}(15)270131(10)99AB1234CD56",
        ];
        foreach (var text in labels)
        {
            var elements = Barcode.Parse(text).Elements;
            var label = new Gs1Label(elements);
            var (gray, width) = SvgImage.Draw(label.Svg(), 2.5);
            var read = Decoder.Read(gray, width);

            Assert.Equal(label.Data[1..], read["]d2"]);
            Assert.Equal(label.LinearData[1..], read["]C1"]);
            Assert.Equal(elements, Barcode.Parse($"]d2{read["]d2"]}").Elements);
            Assert.StartsWith(Barcode.Parse($"]C1{read["]C1"]}").ElementString, label.Text, StringComparison.Ordinal);
        }
    }

    [DecoderFact]
    public void Encode_EverySize_IsReadByAnotherDecoder()
    {
        // One text for each size of symbol, with an odd and an even number of digits.
        foreach (var length in (int[])[1, 5, 9, 15, 24, 33, 44, 57, 80, 100, 160, 210, 270, 330, 340])
        {
            var data = $"{ElementString.Fnc1}{string.Concat(Enumerable.Range(0, length).Select(static i => (char)('0' + (i * 7 % 10))))}";
            var (gray, width) = Image(DataMatrix.Encode(data));
            Assert.Equal(data[1..], Decoder.Read(gray, width)["]d2"]);
        }
    }

    [Fact]
    public void Values_AnyData_AreTheFewest() => Gen.Char["0123456789AB\u001D"].Array[1, 14].Select(static c => new string(c)).Sample(static data =>
        Code128.Values(data).Count == Fewest(data));

    [Fact]
    public void Gs1Label_MoreThanALinearSymbolTakes_KeepsTheRestInTheMatrix()
    {
        var label = new Gs1Label(Barcode.Parse($"{Gtin}(17)270131(10)LOT1234567890ABCDEFG(30)99999999").Elements);
        Assert.Equal($"{Gtin}(17)270131(10)LOT1234567890ABCDEFG", label.LinearText);
        Assert.EndsWith("\u001D3099999999", label.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void Gs1Label_LotWithParentheses_ShowsItAsItIs()
    {
        var label = new Gs1Label(Barcode.Parse($"{Gtin}(10)A\\(21)C").Elements);
        Assert.Contains($"{Gtin}(10)A(21)C</text>", label.Svg(), StringComparison.Ordinal);
        Assert.Contains($"^FD{Gtin}(10)A(21)C^FS", label.Zpl(), StringComparison.Ordinal);
        Assert.Equal("A(21)C", Barcode.Parse(label.Text).Lot);
    }

    [Theory]
    [InlineData("(10)ABC")]
    [InlineData("(01)09501101530003(10)A B")]
    [InlineData("(01)09501101530003(37)2")]
    public void Gs1Label_NoValidElements_Throws(string text) =>
        Assert.Throws<ArgumentException>(() => new Gs1Label(Barcode.Parse(text).Elements));

    [Fact]
    public void Zpl_LotWithSignsOfZpl_EscapesThem()
    {
        var zpl = new Gs1Label(Barcode.Parse($"{Gtin}(17)270131(10)A_>12345678(30)5").Elements).Zpl();
        Assert.Contains("^FD_101095011015300031727013110A__>12345678_1305^FS", zpl, StringComparison.Ordinal);
        Assert.Contains("^FD>;>801095011015300031727013110>6A_>0>512345678>830>65^FS", zpl, StringComparison.Ordinal);
        Assert.StartsWith("^XA\n", zpl, StringComparison.Ordinal);
        Assert.EndsWith("^XZ\n", zpl, StringComparison.Ordinal);
    }

    private static (byte[] Gray, int Width) Image(bool[,] cells)
    {
        const int Pixels = 6;
        var side = (cells.GetLength(0) + (4 * DataMatrix.QuietZone)) * Pixels;
        var gray = new byte[side * side];
        for (var i = 0; i < gray.Length; i++)
        {
            var (row, column) = ((i / side / Pixels) - (2 * DataMatrix.QuietZone), (i % side / Pixels) - (2 * DataMatrix.QuietZone));
            var inside = row >= 0 && column >= 0 && row < cells.GetLength(0) && column < cells.GetLength(0);
            gray[i] = inside && cells[row, column] ? (byte)0 : (byte)255;
        }

        return (gray, side);
    }

    // By trying all ways.
    private static int Fewest(string data)
    {
        return 1 + Math.Min(Rest(0, false), Rest(0, true));

        int Rest(int at, bool inC)
        {
            if (at == data.Length)
            {
                return 0;
            }

            var stay = Step(at, inC);
            var change = Step(at, !inC) is { } other ? other + 1 : (int?)null;
            return Math.Min(stay ?? int.MaxValue, change ?? int.MaxValue);
        }

        int? Step(int at, bool inC) =>
            !inC || data[at] == ElementString.Fnc1 ? 1 + Rest(at + 1, inC)
            : at + 1 < data.Length && char.IsAsciiDigit(data[at]) && char.IsAsciiDigit(data[at + 1]) ? 1 + Rest(at + 2, true)
            : null;
    }
}
