using System.Globalization;
using System.Text;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests;

/// <summary>What an interchange gives, in lines that are short enough to be reviewed: used where the input is not ours to keep.</summary>
internal static class Expected
{
    public static string Of(string name, AsnInterchange interchange)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name} {(interchange.IsComplete ? "complete" : "incomplete")}\n");
        foreach (var diagnostic in interchange.Diagnostics) Add(text, diagnostic);
        foreach (var asn in interchange.Asns)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {asn.ControlNumber} {asn.Purpose} {asn.ShipmentId} {(asn.Accepted ? "accepted" : "rejected")}\n");
            foreach (var line in asn.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {line.Item} {line.Quantity?.ToString() ?? "-"}");
                foreach (var lot in line.Lots) text.Append(CultureInfo.InvariantCulture, $" lot {lot.Lot} {lot.Quantity?.ToString() ?? "-"}");
                foreach (var unit in line.LogisticUnits) text.Append(CultureInfo.InvariantCulture, $" unit {unit}");
                text.Append(line.OuterUnit is { } outer ? $" in {outer}\n" : "\n");
            }

            foreach (var diagnostic in asn.Diagnostics) Add(text, diagnostic);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Diagnostic d) =>
        text.Append(CultureInfo.InvariantCulture, $"  {(d.Severity == DiagnosticSeverity.Error ? "!" : "?")} {d.Code} {d.Position?.Segment}:{d.Position?.Element}\n");
}
