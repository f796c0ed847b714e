using System.Text;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>Reports of interchanges, as a reader makes them.</summary>
internal static class Received
{
    public static readonly InterchangeHeader X12Header = new()
    {
        Format = AsnFormat.X12,
        Sender = new EdiParty("ZZ", "SUPPLIER"),
        Receiver = new EdiParty("01", "WORKS"),
        ControlNumber = "000000905",
        Version = "00401",
        PreparedAt = new DateTime(2026, 3, 1, 8, 5, 0),
        Delimiters = EdiDelimiters.X12 with { Repetition = null },
        Position = new EdiPosition(1, "ISA", null, null, 0),
    };

    public static readonly InterchangeHeader EdifactHeader = new()
    {
        Format = AsnFormat.Edifact,
        Sender = new EdiParty("14", "4012345000009"),
        Receiver = new EdiParty("14", "5412345000013"),
        ControlNumber = "REF905",
        Version = "UNOC:3",
        PreparedAt = new DateTime(2026, 3, 1, 8, 5, 0),
        Delimiters = EdiDelimiters.Edifact,
        Position = new EdiPosition(1, "UNB", null, null, 0),
    };

    public static InterchangeReport X12Report(params GroupReport[] groups) => Of(X12Header, groups);

    public static InterchangeReport Of(InterchangeHeader header, params GroupReport[] groups) => new() { Header = header, Groups = groups, IsComplete = true };

    public static InterchangeReport EdifactReport(params MessageReport[] messages) => Of(EdifactHeader, new GroupReport(null, messages, null, []));

    public static GroupReport Group(params MessageReport[] messages) => Group("77", messages);

    public static GroupReport Group(string number, params MessageReport[] messages) => new(
        new GroupHeader { FunctionalId = "SH", Sender = "SUPAPP", Receiver = "WORKSAPP", ControlNumber = number, Agency = "X", Version = "004010", Position = At(2, "GS") },
        messages, messages.Length, []);

    /// <summary>A set that begins at the tenth segment.</summary>
    public static MessageReport Set(string number, params Diagnostic[] diagnostics) =>
        new(new MessageHeader { Type = "856", ControlNumber = number, Position = At(10, "ST") }, true, "SHIP-1", diagnostics);

    public static MessageReport Desadv(string number, params Diagnostic[] diagnostics) => new(
        new MessageHeader { Type = "DESADV", ControlNumber = number, Version = "DESADV:D:96A:UN:EAN005", Position = At(10, "UNH") }, true, "SHIP-1", diagnostics);

    public static EdiPosition At(int segment, string? tag, int? element = null, int? component = null) => new(segment, tag, element, component, segment * 20);

    public static Diagnostic Error(string code, EdiPosition? at = null) => new(code, $"There is {code}.", at);

    public static Diagnostic Warning(string code, EdiPosition? at = null) => new(code, $"There is {code}.", at, DiagnosticSeverity.Warning);

    public static ApplicationAdvice Recalled(string? group, string number, int line = 3) => new()
    {
        GroupControlNumber = group,
        ControlNumber = number,
        MessagePosition = At(10, "ST"),
        ShipmentId = "SHIP-1",
        LineNumber = line,
        LineId = "30",
        Item = "09501101530003",
        Lot = "AB-123",
        Diagnostic = new Diagnostic("lot-recalled", "The lot AB-123 of item 09501101530003 is under recall; do not ship it.", At(24, "LIN")),
    };

    /// <summary>What the project's reader makes of bytes: the report of the first interchange.</summary>
    public static InterchangeReport Read(string interchange)
    {
        var reporter = new InterchangeReporter();
        foreach (var part in AsnReader.Read(Encoding.UTF8.GetBytes(interchange)))
        {
            if (reporter.Add(part) is { } report) return report;
        }

        throw new InvalidOperationException("There is no interchange.");
    }
}
