using System.Globalization;
using System.Text;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Edifact;

/// <summary>What an interchange was read as, in a few lines that a table of expectations can hold.</summary>
internal static class PartText
{
    public static string Of(IEnumerable<AsnPart> parts) => string.Join("\n", parts.Select(static p => Of(p).TrimEnd()));

    private static string Of(AsnPart part) => part switch
    {
        AsnPart.InterchangeStart { Header: var h } => $"interchange {h.Version} {h.Sender?.Id ?? "-"} {h.Receiver?.Id ?? "-"} {h.ControlNumber}",
        AsnPart.InterchangeEnd e => $"end {(e.IsComplete ? "complete" : "incomplete")}{Codes(e.Diagnostics)}",
        AsnPart.GroupStart { Header: var h } => $"group {h.ControlNumber}",
        AsnPart.GroupEnd e => $"group end{(e.Stated is { } stated ? $" {stated}" : string.Empty)}{Codes(e.Diagnostics)}",
        AsnPart.Other o => $"other {o.Header.Type} {o.Header.ControlNumber}{Codes(o.Diagnostics)}",
        AsnPart.Unreadable u => $"unreadable{Codes(u.Diagnostics)}",
        AsnPart.Notice { Asn: var a } => $"notice {a.ControlNumber} {a.ShipmentId} {(a.Accepted ? "accepted" : "rejected")}{Codes(a.Diagnostics)}{string.Concat(a.Lines.Select(Of))}",
        _ => throw new InvalidOperationException($"{part.GetType()} is no part that is known."),
    };

    private static string Of(AsnLine line)
    {
        var text = new StringBuilder($"\n  {line.LineId} {line.Item} {line.Quantity}");
        if (line.PurchaseOrder is not null) text.Append(CultureInfo.InvariantCulture, $" order {line.PurchaseOrder}");
        foreach (var lot in line.Lots) text.Append(CultureInfo.InvariantCulture, $" lot {lot.Lot}={lot.Quantity}");
        foreach (var unit in line.LogisticUnits) text.Append(CultureInfo.InvariantCulture, $" in {unit}");
        if (line.OuterUnit is not null) text.Append(CultureInfo.InvariantCulture, $" on {line.OuterUnit}");
        return text.ToString();
    }

    private static string Codes(IEnumerable<Diagnostic> found)
    {
        var codes = found.Select(static d => $"{(d.Severity == DiagnosticSeverity.Error ? "!" : string.Empty)}{d.Code}@{d.Position?.Segment}").ToList();
        return codes.Count == 0 ? string.Empty : $" [{string.Join(' ', codes)}]";
    }
}
