using System.Globalization;
using System.Text.RegularExpressions;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

/// <summary>Agreement with the verdicts of the GS1 reference engine, as far as the table's rules go.</summary>
public sealed partial class EngineVectorTests
{
    // Content that is not checked yet: coupons, IBAN, lists of countries, currencies, media and packages.
    private static readonly Regex LaterContent = Later();

    [VectorsFact]
    public void Parse_SyntaxEngineTable_AgreesWithTheEngine()
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var row in TestData.Table("gs1-element-strings/gs1-syntax-engine.tsv"))
        {
            var (form, mode, input, verdict) = (row[3], row[4], Unescape(row[5]), row[10]);
            if (form is not ("bracketed" or "caret") || verdict is not ("true" or "false")
                || LaterContent.IsMatch(input) || Unknown(mode, input))
            {
                continue;
            }

            compared++;
            var scan = Barcode.Parse(input);
            if (scan.Valid != (verdict == "true"))
            {
                differences.Add($"{row[0]} {input}: engine {verdict}, {string.Join("; ", scan.Errors.Select(static e => e.Message))}");
            }
            else if (scan.Valid && scan.ElementString != Unescape(row[11]).Replace("|(", "(", StringComparison.Ordinal))
            {
                differences.Add($"{row[0]} {input}: engine {row[11]}, read {scan.ElementString}");
            }
        }

        Assert.Empty(differences);
        Assert.True(compared > 190, $"Only {compared} rows were compared.");
    }

    [VectorsFact]
    public void Parse_ScanData_AgreesWithTheEngine()
    {
        var differences = new List<string>();
        foreach (var row in TestData.Table("gs1-element-strings/gs1-syntax-engine-scandata.tsv"))
        {
            var (direction, input, verdict, bracketed) = (row[3], Unescape(row[5]), row[8], Unescape(row[9]));
            if (direction != "scan->data" || bracketed.Length == 0 || input.StartsWith("]E", StringComparison.Ordinal))
            {
                continue;
            }

            var scan = Barcode.Parse(input);
            if (scan.Valid != (verdict == "true") || scan.ElementString != bracketed)
            {
                differences.Add($"{row[0]} {input}: {scan.ElementString} {string.Join("; ", scan.Errors.Select(static e => e.Message))}");
            }
        }

        Assert.Empty(differences);
    }

    [VectorsFact]
    public void Parse_OneElementEach_AgreesWithTheEngine()
    {
        var differences = new List<string>();
        foreach (var row in TestData.Table("gs1-element-strings/solidsoft-gs1-ai-parser.tsv"))
        {
            var (input, verdict) = (Unescape(row[3]), row[8]);
            if (verdict is not ("true" or "false") || LaterContent.IsMatch("^" + input))
            {
                continue;
            }

            var scan = Barcode.Parse("\u001D" + input);
            if (scan.Valid != (verdict == "true"))
            {
                differences.Add($"{row[0]} {input}: engine {verdict}, {string.Join("; ", scan.Errors.Select(static e => e.Message))}");
            }
        }

        Assert.Empty(differences);
    }

    [VectorsFact]
    public void Parse_DigitalLink_AgreesWithTheEngineOnWhatIsValid()
    {
        var differences = new List<string>();
        foreach (var row in TestData.Table("gs1-digital-link/gs1-syntax-engine-dl-parse.tsv"))
        {
            var (mode, input, verdict) = (row[3], Unescape(row[4]), row[7]);
            if (mode.Length > 0 || verdict != "true" || LaterContent.IsMatch(input.Replace('/', '^').Replace('?', '^').Replace('&', '^')) || input.Contains("89=", StringComparison.Ordinal))
            {
                continue;
            }

            var scan = Barcode.Parse(input);
            if (!scan.Valid || scan.ElementString != Unescape(row[8]) || scan.DigitalLink != row[9])
            {
                differences.Add($"{row[0]} {input}: {scan.ElementString} {scan.DigitalLink} {string.Join("; ", scan.Errors.Select(static e => e.Message))} / {row[8]} {row[9]}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static bool Unknown(string mode, string input) =>
        mode.Contains("unknown", StringComparison.Ordinal) && Regex.IsMatch(input, @"\((89|88)\)|\^236|\^8299");

    private static string Unescape(string text) => Regex.Replace(text, @"\\(x([0-9A-Fa-f]{2})|.)", static m => m.Groups[1].Value switch
    {
        ['x', ..] when m.Groups[2].Success => ((char)int.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        "t" => "\t",
        "n" => "\n",
        "r" => "\r",
        var other => other,
    });

    [GeneratedRegex(@"[(^](8110|8112|8007|391\d|393\d|42[1-6]|703\d|4307|4317|7041|7241)")]
    private static partial Regex Later();
}
