using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>The interchange acknowledgment (X12.5, segment TA1).</summary>
/// <param name="Action">
/// Element I17: A accepted, E accepted with errors (what was taken is not to be sent again), R rejected (nothing was taken).
/// </param>
/// <param name="Note">Element I18.</param>
internal sealed record InterchangeNote(string Action, string Note)
{
    /// <summary>Null where none is due: it was not asked for, and nothing is wrong with the interchange itself.</summary>
    /// <param name="report">Of an interchange that holds something else than acknowledgments.</param>
    public static InterchangeNote? Of(InterchangeReport report)
    {
        // A transaction set outside of groups has no 997 to tell of it.
        var loose = report.Groups.Any(static g => g.Header is null);
        var first = report.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) ?? report.Diagnostics.FirstOrDefault();
        if (first is null && !loose && !report.Header.AcknowledgmentRequested && report.Groups.Count > 0) return null;

        var note = first is not null ? X12Errors.OfInterchange(first.Code) : loose ? "024" : report.Groups.Count == 0 ? "022" : "000";
        var taken = report.Groups.Any(static g => g.Messages.Any(static m => m.Accepted));
        // An envelope that holds together is accepted whatever is in its groups: each has an acknowledgment of its own.
        var broken = report.Groups.All(static g => g.Header is null) || first is { Severity: DiagnosticSeverity.Error };
        var action = note == "000" ? "A" : taken || !broken ? "E" : "R";
        return new InterchangeNote(action, note);
    }

    /// <param name="minute">Now: stands in where ISA09 and ISA10 were no time, because the elements are mandatory.</param>
    public void Write(X12Writer writer, InterchangeHeader received, DateTime minute)
    {
        var prepared = received.PreparedAt ?? minute;
        writer.Write(
            "TA1", Number(received.ControlNumber), prepared.ToString("yyMMdd", CultureInfo.InvariantCulture), prepared.ToString("HHmm", CultureInfo.InvariantCulture),
            Action, Note);
    }

    private static string Number(string? number) =>
        number is { Length: > 0 and <= 9 } && number.All(char.IsAsciiDigit) ? number.PadLeft(9, '0') : "000000000";
}
