using System.Globalization;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Benchmarks;

/// <summary>Valid GS1 keys by serial number, with the company prefix of the standard's examples.</summary>
internal static class Keys
{
    public static string Sscc(long serial) => Checked($"0061{serial.ToString("0000000000000", CultureInfo.InvariantCulture)}");

    public static string Gtin(int item) => Checked($"00614141{item.ToString("00000", CultureInfo.InvariantCulture)}");

    private static string Checked(string payload) => payload + CheckDigit.Compute(payload);
}
