using System.Collections.Frozen;

namespace LotFunctions.Standards;

/// <summary>
/// What one unit is in the smallest unit of its dimension, exactly: SI by definition, the yard and the pound by the
/// international agreement of 1959, the US gallon as 231 cubic inches, the imperial gallon as 4.54609 litres.
/// </summary>
internal static class UnitFactors
{
    private static readonly FrozenDictionary<string, (Dimension Dimension, decimal Factor)> Factors = Build();

    public enum Dimension
    {
        Count,
        Gram,
        Millilitre,
        Millimetre,
        SquareMillimetre,
    }

    public static bool TryFind(string unit, out (Dimension Dimension, decimal Factor) factor) =>
        Factors.TryGetValue(unit, out factor);

    private static FrozenDictionary<string, (Dimension, decimal)> Build()
    {
        var factors = new Dictionary<string, (Dimension, decimal)>(StringComparer.Ordinal);
        Add(Dimension.Count, ("EA", 1), ("H87", 1), ("C62", 1), ("DZN", 12), ("DPC", 12), ("GRO", 144), ("GGR", 1728), ("CEN", 100), ("HC", 100), ("MIL", 1000), ("T3", 1000));
        Add(Dimension.Gram, ("MC", 0.000001m), ("MGM", 0.001m), ("CGM", 0.01m), ("DG", 0.1m), ("GRM", 1), ("DJ", 10), ("HGM", 100), ("KGM", 1000), ("58", 1000), ("DTN", 100_000), ("TNE", 1_000_000), ("2U", 1_000_000), ("KTN", 1_000_000_000));
        Add(Dimension.Gram, ("GRN", 0.06479891m), ("ONZ", 28.349523125m), ("APZ", 31.1034768m), ("LBR", 453.59237m), ("STI", 6350.29318m), ("CWA", 45359.237m), ("CWI", 50802.34544m), ("STN", 907184.74m), ("LTN", 1016046.9088m));
        Add(Dimension.Millilitre, ("4G", 0.001m), ("MMQ", 0.001m), ("MLT", 1), ("CMQ", 1), ("CLT", 10), ("DLT", 100), ("LTR", 1000), ("DMQ", 1000), ("HLT", 100_000), ("K6", 1_000_000), ("MTQ", 1_000_000));
        Add(Dimension.Millilitre, ("OZA", 29.5735295625m), ("PTL", 473.176473m), ("QTL", 946.352946m), ("GLL", 3785.411784m), ("BLL", 158987.294928m), ("OZI", 28.4130625m), ("PTI", 568.26125m), ("QTI", 1136.5225m), ("GLI", 4546.09m));
        Add(Dimension.Millilitre, ("INQ", 16.387064m), ("FTQ", 28316.846592m), ("YDQ", 764554.857984m));
        Add(Dimension.Millimetre, ("4H", 0.001m), ("MMT", 1), ("CMT", 10), ("DMT", 100), ("MTR", 1000), ("LM", 1000), ("HMT", 100_000), ("KMT", 1_000_000));
        Add(Dimension.Millimetre, ("INH", 25.4m), ("FOT", 304.8m), ("LF", 304.8m), ("YRD", 914.4m), ("LY", 914.4m), ("SMI", 1_609_344));
        Add(Dimension.SquareMillimetre, ("MMK", 1), ("CMK", 100), ("DMK", 10_000), ("MTK", 1_000_000), ("HAR", 10_000_000_000), ("KMK", 1_000_000_000_000), ("INK", 645.16m), ("FTK", 92903.04m), ("YDK", 836127.36m));
        return factors.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Dimension dimension, params ReadOnlySpan<(string Unit, decimal Factor)> units)
        {
            foreach (var (unit, factor) in units)
            {
                factors.Add(unit, (dimension, factor));
            }
        }
    }
}
