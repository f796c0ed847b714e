using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Benchmarks;

/// <summary>Reading barcodes in the forms that scanners send, against a search of the same texts for separators.</summary>
internal static class Gs1Benchmark
{
    private const int Barcodes = 10_000;
    private const int Passes = 20;
    private const int LimitPasses = 100;

    private static readonly SearchValues<char> Separators = SearchValues.Create("\u001d()]/^");

    public static async Task RunAsync(Report report)
    {
        (string Form, Func<int, string> Make)[] forms =
        [
            ("AIM prefix and GS", i => $"]C101{Keys.Gtin(i)}17271231{Lot(i)}\u001d30{i}"),
            ("GS alone", i => $"01{Keys.Gtin(i)}{Lot(i)}\u001d21{i}"),
            ("brackets", i => $"(01){Keys.Gtin(i)}(17)271231(10)LOT-{i}(30)24"),
            ("Digital Link", i => $"https://id.gs1.org/01/{Keys.Gtin(i)}/10/LOT-{i}?17=271231"),
            ("SSCC", i => $"00{Keys.Sscc(i)}"),
        ];
        var mix = Texts(i => forms[i % forms.Length].Make(i));
        await AddAsync(report, "mix of all", mix, Check);
        foreach (var (form, make) in forms) await AddAsync(report, form, Texts(make), Check);
        await AddAsync(report, "mix of all, as records", mix, texts =>
        {
            foreach (var text in texts) Barcode.Parse(text);
        });
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{Barcodes:N0} different barcodes a round, of the mix {mix.Average(t => t.Length):N0} characters each."));
        report.Note("One core. Checked against every rule, with all its values at hand as spans; the last row makes a record of strings of each.");
        report.Note("Limit: IndexOfAny over the separators of the same texts.");
    }

    private static string Lot(int i) => string.Create(CultureInfo.InvariantCulture, $"10LOT-{i:00000}");

    private static string[] Texts(Func<int, string> make) => [.. Enumerable.Range(1, Barcodes).Select(make)];

    private static async Task AddAsync(Report report, string form, string[] texts, Action<string[]> read)
    {
        if (Array.Find(texts, t => !Barcode.Parse(t).Valid) is { } bad) throw new InvalidOperationException($"A generated barcode is not valid: {bad}");
        var comparison = await Harness.CompareAsync(
            Side.Repeat(Passes, texts.Length, () => read(texts)),
            Side.Repeat(LimitPasses, texts.Length, () =>
            {
                foreach (var text in texts) Scan(text);
            }));
        report.Add(form, comparison, Report.PerSecond, "barcode");
    }

    private static void Check(string[] texts)
    {
        var reader = new BarcodeReader();
        foreach (var text in texts)
        {
            if (!reader.Read(text)) throw new InvalidOperationException($"Not valid: {text}");
        }
    }

    private static int Scan(ReadOnlySpan<char> text)
    {
        var parts = 0;
        for (int at; (at = text.IndexOfAny(Separators)) >= 0; parts++) text = text[(at + 1)..];
        return parts;
    }
}
