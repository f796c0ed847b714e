using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The message CONTRL: D.3 for the syntax versions 1 to 3, 4.1 for version 4 (ISO 9735-4). It acknowledges (element 0083: 7) or
/// rejects (4) each level; every message is named, so that the sender need not conclude anything from what is left out.
/// </summary>
internal static class ControlMessage
{
    private const string Rejected = "4";
    private const string Acknowledged = "7";

    public static void Write(EdifactSegmentWriter writer, EdifactTexts texts, InterchangeReport report, int version)
    {
        var first = writer.Count;
        writer.Begin("UNH").Add("1");
        if (version >= 4) writer.Add("CONTRL", "4", "1", "UN");
        else writer.Add("CONTRL", "D", "3", "UN");
        writer.End();

        Interchange(writer, texts, report);
        foreach (var group in report.Groups)
        {
            if (group.Header is not null) Group(writer, texts, group);
            else if (Mixed(report)) continue;
            foreach (var message in group.Messages) Message(writer, texts, message);
        }

        writer.Begin("UNT").Add((writer.Count - first + 1).ToString(CultureInfo.InvariantCulture)).Add("1").End();
    }

    private static void Interchange(EdifactSegmentWriter writer, EdifactTexts texts, InterchangeReport report)
    {
        var header = report.Header;
        var note = ServiceNote.Of(report.Diagnostics, ReportLevel.Envelope, "UNA", "UNB", "UNZ");
        // 30: groups and messages mixed; 32: lower level empty; 13: a message without a reference cannot be named below.
        if (note is null && Mixed(report)) note = new ServiceNote("30");
        if (note is null && report.Groups.All(static g => g.Messages.Count == 0)) note = new ServiceNote("32");
        if (note is null && report.Groups.Any(static g => g.Messages.Any(static m => m.Header.ControlNumber.Length == 0))) note = new ServiceNote("13");

        var taken = report.Groups.Any(static g => g.Messages.Any(static m => m.Accepted));
        writer.Begin("UCI")
            .Add(texts.Fit(header.ControlNumber, 14))
            .Add(header.Sender!.Id, texts.Fit(header.Sender.Qualifier, 4))
            .Add(header.Receiver!.Id, texts.Fit(header.Receiver.Qualifier, 4))
            .Add(note is null || taken || report.Groups.Any(static g => g.Messages.Count > 0) ? Acknowledged : Rejected);
        Finish(writer, note);
    }

    private static void Group(EdifactSegmentWriter writer, EdifactTexts texts, GroupReport group)
    {
        var note = ServiceNote.Of(group.Diagnostics, ReportLevel.Envelope, "UNG", "UNE");
        if (note is null && group.Messages.Count == 0) note = new ServiceNote("32");
        writer.Begin("UCF")
            .Add(texts.Fit(group.Header!.ControlNumber, 14) ?? "0")
            .Add(Parts(texts, group.Header.Sender, 35, 4))
            .Add(Parts(texts, group.Header.Receiver, 35, 4))
            .Add(group.Messages.Count > 0 ? Acknowledged : Rejected);
        Finish(writer, note);
    }

    private static void Message(EdifactSegmentWriter writer, EdifactTexts texts, MessageReport message)
    {
        // What answers us is not answered in turn (ISO 9735-4).
        if (message.IsAnswer || texts.Fit(message.Header.ControlNumber, 14) is not { } reference) return;
        var notes = MessageNotes.Of(message);
        writer.Begin("UCM")
            .Add(reference)
            .Add(Parts(texts, message.Header.Version ?? message.Header.Type, 6, 3, 3, 3, 6))
            .Add(message.Accepted ? Acknowledged : Rejected);
        Finish(writer, notes.Service);
        foreach (var (position, segment) in notes.Segments)
        {
            writer.Begin("UCS").Add(position.ToString(CultureInfo.InvariantCulture)).Add(segment.Code).End();
            foreach (var (element, component, code) in segment.Elements.OrderBy(static e => (e.Element, e.Component)))
            {
                writer.Begin("UCD").Add(code).Add(element.ToString(CultureInfo.InvariantCulture), component?.ToString(CultureInfo.InvariantCulture)).End();
            }
        }
    }

    private static void Finish(EdifactSegmentWriter writer, ServiceNote? note)
    {
        if (note is not null)
        {
            writer.Add(note.Code).Add(note.Tag)
                .Add(note.Element?.ToString(CultureInfo.InvariantCulture), note.Component?.ToString(CultureInfo.InvariantCulture));
        }

        writer.End();
    }

    private static bool Mixed(InterchangeReport report) =>
        report.Groups.Any(static g => g.Header is not null) && report.Groups.Any(static g => g.Header is null);

    // A header keeps composites as text with colons between the components.
    private static string?[] Parts(EdifactTexts texts, string? composite, params int[] lengths) =>
        composite is null ? [] : [.. composite.Split(':').Take(lengths.Length).Select((part, i) => texts.Fit(part, lengths[i]))];
}
