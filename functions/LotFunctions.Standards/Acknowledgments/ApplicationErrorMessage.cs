using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The message APERAK, one for each message that something is to be said of: D.96A for messages of directories before D.99A,
/// D.01B from then on, where one error may have several references. A line is found again by its number as sent (RFF LI), its
/// lot (RFF BT in D.01B), and the text behind the first of them, which names item and lot.
/// </summary>
internal static class ApplicationErrorMessage
{
    private const int MostErrors = 999;
    private const int TextLength = 70;

    /// <summary>Writes all of them; how many there are.</summary>
    public static int Write(
        EdifactSegmentWriter writer, EdifactTexts texts, IReadOnlyList<AdvisedMessage> advised, InterchangeReport report, string reference, DateTimeOffset at)
    {
        var versions = Versions(report);
        var count = 0;
        foreach (var message in advised)
        {
            var recent = IsRecent(versions.GetValueOrDefault((message.GroupControlNumber, message.ControlNumber)));
            // D.96A has room for 999 errors.
            foreach (var part in message.Advice.Chunk(MostErrors)) One(writer, texts, message, part, recent, (++count).ToString(CultureInfo.InvariantCulture), reference, at);
        }

        return count;
    }

    private static void One(
        EdifactSegmentWriter writer, EdifactTexts texts, AdvisedMessage message, ApplicationAdvice[] part, bool recent, string number, string reference, DateTimeOffset at)
    {
        var first = writer.Count;
        writer.Begin("UNH").Add(number).Add("APERAK", "D", recent ? "01B" : "96A", "UN").End();
        // 305: application error and acknowledgement. 1225: 27 not accepted, 30 accepted with amendment in detail, 29 accepted without.
        writer.Begin("BGM").Add("305").Add(reference + number.PadLeft(4, '0')).Add(message.IsRefused ? "27" : message.HasErrors ? "30" : "29").End();
        writer.Begin("DTM").Add("137", at.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture), "203").End();
        writer.Begin("RFF").Add("ACW", texts.Fit(message.ControlNumber, 35)).End();
        if (texts.Fit(message.ShipmentId, 35) is { } shipment) writer.Begin("RFF").Add("AAK", shipment).End();
        foreach (var advice in part) Error(writer, texts, advice, recent);
        writer.Begin("UNT").Add((writer.Count - first + 1).ToString(CultureInfo.InvariantCulture)).Add(number).End();
    }

    private static void Error(EdifactSegmentWriter writer, EdifactTexts texts, ApplicationAdvice advice, bool recent)
    {
        // 1131 ZZZ, 3055 92: mutually agreed, assigned by the buyer.
        writer.Begin("ERC").Add(AdviceCodes.Edifact(advice.Diagnostic.Code), "ZZZ", "92").End();
        Text(writer, AdviceText.Split(texts.Fit(AdviceText.Of(advice.Diagnostic), int.MaxValue)!, TextLength, TextLength, 5));
        if (advice.LineNumber == 0) return;

        var line = texts.Fit(advice.LineId, 35) ?? advice.LineNumber.ToString(CultureInfo.InvariantCulture);
        writer.Begin("RFF").Add("LI", line).End();
        Text(writer, [.. new[] { Named("ITEM", advice.Item), Named("LOT", advice.Lot) }.OfType<string>()]);
        if (recent && texts.Fit(advice.Lot, 70) is { } lot) writer.Begin("RFF").Add("BT", lot).End();

        string? Named(string name, string? value) => texts.Fit(value, TextLength - name.Length - 1) is { } fitted ? $"{name} {fitted}" : null;
    }

    // AAO: error description.
    private static void Text(EdifactSegmentWriter writer, List<string> pieces)
    {
        if (pieces.Count == 0) return;
        writer.Begin("FTX").Add("AAO").Add().Add().Add([.. pieces]).End();
    }

    private static Dictionary<(string?, string), string?> Versions(InterchangeReport report)
    {
        var versions = new Dictionary<(string?, string), string?>();
        foreach (var group in report.Groups)
        {
            foreach (var message in group.Messages) versions.TryAdd((group.Header?.ControlNumber, message.Header.ControlNumber), message.Header.Version);
        }

        return versions;
    }

    // DESADV:D:96A:UN:EAN005; the years before 70 are of this century.
    private static bool IsRecent(string? version) =>
        version?.Split(':') is [_, _, [var tens and >= '0' and <= '9', var units and >= '0' and <= '9', ..], ..]
        && ((tens - '0') * 10) + units - '0' is var year && year is >= 99 or < 70;
}
