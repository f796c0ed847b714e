using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Quantities as one integer: 0 for none. Up to 1,048,575 with up to seven decimal places in one of the first 255 units is in
/// the integer itself; any other quantity stands in a list, once.
/// </summary>
internal sealed class QuantityTable
{
    private const int MantissaBits = 20;
    private const int ScaleBits = 3;
    private const int MostUnits = 255;

    private readonly Dictionary<string, int> unitNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Quantity, int> numbers = [];
    private string[] units = new string[MostUnits + 1];
    private Quantity[] others = new Quantity[16];

    /// <summary>What is needed to read the integers again.</summary>
    public (IReadOnlyList<string> Units, IReadOnlyList<Quantity> Others) Parts => (units[1..(unitNumbers.Count + 1)], others[..numbers.Count]);

    public long Bytes => others.Length * 24L * 2;

    public int Write(Quantity? quantity)
    {
        if (quantity is not { } q) return 0;
        if (q.Value is >= 0 and <= 1_048_575 && q.Value.Scale < 1 << ScaleBits && UnitNumber(q.Unit) is { } unit)
        {
            var mantissa = q.Value * Power(q.Value.Scale);
            if (mantissa < 1 << MantissaBits) return (unit << (MantissaBits + ScaleBits)) | (q.Value.Scale << MantissaBits) | (int)mantissa;
        }

        if (numbers.TryGetValue(q, out var known)) return ~known;
        var number = numbers.Count;
        if (number == others.Length)
        {
            var grown = others;
            Array.Resize(ref grown, number * 2);
            Volatile.Write(ref others, grown);
        }

        others[number] = q;
        numbers[q] = number;
        return ~number;
    }

    public Quantity? Read(int code)
    {
        if (code == 0) return null;
        if (code < 0) return Volatile.Read(ref others)[~code];
        var scale = (byte)((code >> MantissaBits) & ((1 << ScaleBits) - 1));
        return new Quantity(new decimal(code & ((1 << MantissaBits) - 1), 0, 0, false, scale), units[code >> (MantissaBits + ScaleBits)]);
    }

    /// <summary>In place of what is there.</summary>
    public void Fill(IReadOnlyList<string> knownUnits, IReadOnlyList<Quantity> known)
    {
        units = new string[MostUnits + 1];
        unitNumbers.Clear();
        foreach (var unit in knownUnits) UnitNumber(unit);
        others = [.. known, .. new Quantity[16]];
        numbers.Clear();
        for (var i = 0; i < known.Count; i++) numbers[known[i]] = i;
    }

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }

    private int? UnitNumber(string unit)
    {
        if (unitNumbers.TryGetValue(unit, out var number)) return number;
        if (unitNumbers.Count == MostUnits) return null;
        number = unitNumbers.Count + 1;
        units[number] = unit;
        return unitNumbers[unit] = number;
    }
}
