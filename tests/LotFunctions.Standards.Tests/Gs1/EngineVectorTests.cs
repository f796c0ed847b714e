using System.Globalization;
using System.Text.RegularExpressions;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

/// <summary>
/// Agreement with the verdicts of the GS1 reference engine. Every row of a table is compared; those that differ are listed
/// in <see cref="EngineDisagreements"/> with the reason.
/// </summary>
public sealed class EngineVectorTests
{
    [VectorsFact]
    public void Parse_SyntaxEngineTable_AgreesWithTheEngine()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-element-strings/gs1-syntax-engine.tsv"))
        {
            var (form, input, strict, lax) = (row[3], Unescape(row[5]), row[9], row[10]);
            if (form is not ("bracketed" or "caret") || lax is not ("true" or "false"))
            {
                continue;
            }

            var scan = Barcode.Parse(input);
            comparison.Add(row[0], lax == "true", scan.Valid, input, scan);
            if (lax == "true" && scan.Valid)
            {
                comparison.Add(row[0], strict == "true", scan.Missing.Count == 0, $"{input} strictly", scan);
                comparison.Text(row[0], Unescape(row[11]).Replace("|(", "(", StringComparison.Ordinal), scan.ElementString);
            }
        }

        comparison.Check(atLeast: 400);
    }

    [VectorsFact]
    public void Parse_ScanData_AgreesWithTheEngine()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-element-strings/gs1-syntax-engine-scandata.tsv"))
        {
            var (direction, input, verdict, bracketed) = (row[3], Unescape(row[5]), row[8], Unescape(row[9]));
            if (direction != "scan->data")
            {
                continue;
            }

            var scan = Barcode.Parse(input);
            comparison.Add(row[0], verdict == "true", scan.Valid, input, scan);
            if (bracketed.Length > 0)
            {
                // The engine keeps the GTIN of a linear component apart from the elements of the 2D component above it.
                comparison.Text(row[0], bracketed, input.StartsWith("]E", StringComparison.Ordinal) ? scan.ElementString[18..] : scan.ElementString);
            }
        }

        comparison.Check(atLeast: 56);
    }

    [VectorsFact]
    public void Parse_OneElementEach_AgreesWithTheEngine()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-element-strings/solidsoft-gs1-ai-parser.tsv"))
        {
            var (input, verdict) = (Unescape(row[3]), row[8]);
            if (verdict is not ("true" or "false"))
            {
                continue;
            }

            var scan = Barcode.Parse("^" + input);
            comparison.Add(row[0], verdict == "true", scan.Valid, input, scan);
        }

        comparison.Check(atLeast: 890);
    }

    [VectorsFact]
    public void Check_LinterTable_AgreesOnVerdictAndPlace()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-element-strings/gs1-syntax-dictionary-linters.tsv"))
        {
            var (name, input, verdict, error, markup) = (row[2], Unescape(row[3]), row[4] == "true", row[5], Unescape(row[6]));
            if (error is "GS1_LINTER_GCP_DATASOURCE_OFFLINE" or "GS1_LINTER_INVALID_GCP_PREFIX" && !name.StartsWith("gcp", StringComparison.Ordinal))
            {
                continue;
            }

            var fault = Lint(name, input);
            comparison.Add(row[0], verdict, fault.IsNone, $"{name} {input}", null);
            if (!verdict && !fault.IsNone)
            {
                comparison.Text(row[0], markup, $"{input[..fault.At]}*{input.Substring(fault.At, fault.Length)}*{input[(fault.At + fault.Length)..]}");
            }
        }

        comparison.Check(atLeast: 5_600);
    }

    [VectorsFact]
    public void Parse_DigitalLink_AgreesWithTheEngine()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-digital-link/gs1-syntax-engine-dl-parse.tsv"))
        {
            var (mode, input, verdict) = (row[3], Unescape(row[4]), row[7] is "n/a" ? row[5] : row[7]);
            if (input.Length == 0 || mode.Contains("vUNKNOWN_AI", StringComparison.Ordinal))
            {
                continue;
            }

            var scan = Barcode.Parse(input);
            comparison.Add(row[0], verdict == "true", scan.Valid, $"{mode} {input}", scan);
            if (verdict == "true" && scan.Valid)
            {
                comparison.Text(row[0], Unescape(row[8]), scan.ElementString);
                comparison.Text(row[0], row[9], scan.DigitalLink);
            }
        }

        comparison.Check(atLeast: 120);
    }

    [VectorsFact]
    public void Write_DigitalLink_AgreesWithTheEngine()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-digital-link/gs1-syntax-engine-dl-generate.tsv"))
        {
            if (row[2].Length > 0)
            {
                continue;
            }

            var elements = Barcode.Parse(Unescape(row[4])).Elements;
            var uri = row[3] == "(null)" ? DigitalLinkWriter.Write(elements) : DigitalLinkWriter.Write(elements, row[3]);
            comparison.Add(row[0], row[5] == "true", uri is not null, $"{row[4]} {uri}", null);
            if (row[5] == "true")
            {
                comparison.Text(row[0], row[6], uri);
            }
        }

        comparison.Check(atLeast: 20);
    }

    [VectorsFact]
    public void Next_PercentEncodingTable_Agrees()
    {
        var comparison = new Comparison();
        foreach (var row in TestData.Table("gs1-digital-link/gs1-syntax-engine-percent-encoding.tsv"))
        {
            var (function, input) = (row[1 + 1], Unescape(row[3]));
            comparison.Text(row[0], Unescape(row[4]), function == "URIunescape" ? Decode(input, false) : Uri.EscapeDataString(input));
            if (function == "URIunescape")
            {
                comparison.Text(row[0], Unescape(row[5]), Decode(input, true));
            }
        }

        comparison.Check(atLeast: 30);
    }

    private static string Decode(string text, bool inQuery)
    {
        var decoded = string.Empty;
        for (var at = 0; at < text.Length;)
        {
            decoded += PercentText.Next(text, ref at, inQuery);
        }

        return decoded;
    }

    private static Fault Lint(string name, string input) => name switch
    {
        "csetnumeric" => CharacterSets.Check(CharacterSet.Digits, input),
        "cset39" => CharacterSets.Check(CharacterSet.Set39, input),
        "cset64" => CharacterSets.Check(CharacterSet.Base64, input),
        "cset82" => CharacterSets.Check(CharacterSet.Set82, input),
        _ => Linters.Check(Enum.Parse<Linter>(name, ignoreCase: true), input, 2026),
    };

    private static string Unescape(string text) => Regex.Replace(text, @"\\(x([0-9A-Fa-f]{2})|.)", static m => m.Groups[1].Value switch
    {
        ['x', ..] when m.Groups[2].Success => ((char)int.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        "t" => "\t",
        "n" => "\n",
        "r" => "\r",
        var other => other,
    });

    /// <summary>Collects what differs and was not expected to, and what was expected to differ and does not.</summary>
    private sealed class Comparison
    {
        private readonly List<string> surprises = [];
        private readonly HashSet<string> rows = new(StringComparer.Ordinal);
        private readonly HashSet<string> differing = new(StringComparer.Ordinal);
        private int compared;

        public void Add(string id, bool engine, bool own, string input, BarcodeScan? scan) =>
            Note(id, engine == own, $"{input}: engine {engine}, {string.Join("; ", scan?.Errors.Select(static e => e.Message) ?? [])}");

        public void Text(string id, string engine, string? own) => Note(id, engine == own, $"engine '{engine}', own '{own}'");

        public void Check(int atLeast)
        {
            var gone = EngineDisagreements.All.Keys.Where(id => rows.Contains(id) && !differing.Contains(id)).Select(static id => $"{id} agrees by now");
            var all = surprises.Concat(gone).ToList();
            Assert.True(all.Count == 0, string.Join('\n', all));
            Assert.True(compared >= atLeast, $"Only {compared} verdicts were compared.");
        }

        private void Note(string id, bool agrees, string what)
        {
            compared++;
            rows.Add(id);
            if (agrees)
            {
                return;
            }

            differing.Add(id);
            if (!EngineDisagreements.All.ContainsKey(id))
            {
                surprises.Add($"{id} {what}");
            }
        }
    }
}
