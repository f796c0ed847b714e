namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Error correction of Data Matrix: Reed-Solomon over GF(256) with the polynomial 301 (ISO/IEC 16022, annex E).</summary>
internal static class ReedSolomon
{
    private const int Polynomial = 301;

    private static readonly byte[] Powers = new byte[255];
    private static readonly byte[] Logarithms = new byte[256];

    static ReedSolomon()
    {
        var value = 1;
        for (var i = 0; i < Powers.Length; i++)
        {
            Powers[i] = (byte)value;
            Logarithms[value] = (byte)i;
            value <<= 1;
            if (value > 255)
            {
                value ^= Polynomial;
            }
        }
    }

    /// <summary>The data followed by so many codewords of correction.</summary>
    public static byte[] Append(byte[] data, int correction)
    {
        var generator = Generator(correction);
        var remainder = new byte[correction];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ remainder[0]);
            for (var i = 0; i < correction; i++)
            {
                remainder[i] = (byte)((i + 1 < correction ? remainder[i + 1] : 0) ^ Multiply(factor, generator[i]));
            }
        }

        return [.. data, .. remainder];
    }

    // (x - 2)(x - 4)(x - 8)… without its leading coefficient, which is one, the highest power first.
    private static byte[] Generator(int degree)
    {
        byte[] product = [1];
        for (var i = 1; i <= degree; i++)
        {
            var next = new byte[product.Length + 1];
            for (var k = 0; k < product.Length; k++)
            {
                next[k] ^= product[k];
                next[k + 1] ^= Multiply(product[k], Powers[i]);
            }

            product = next;
        }

        return product[1..];
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(Logarithms[a] + Logarithms[b]) % 255];
}
