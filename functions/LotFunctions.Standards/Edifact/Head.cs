using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>The head of an interchange as read: UNA, where there is one, and UNB.</summary>
/// <param name="Header">Null when it could not be read.</param>
/// <param name="Delimiters">Those of the whole interchange.</param>
/// <param name="Text">The character repertoire that the UNB declares.</param>
/// <param name="Length">From the first byte to behind the UNB.</param>
/// <param name="Problems">An error when there is no header; else what is odd about it.</param>
/// <param name="Short">More bytes are needed to tell.</param>
internal sealed record Head(InterchangeHeader? Header, EdiDelimiters Delimiters, EdiText Text, int Length, IReadOnlyList<Diagnostic> Problems, bool Short)
{
    /// <summary>More bytes than a head, however much white space is before it, can need.</summary>
    public const int Window = 4096;

    // ISO 9735 version 1, level B, has the information separators IS4, IS3 and IS1 of ISO 646, and no release character.
    private static readonly EdiDelimiters LevelB = new(0x1D, 0x1F, null, 0x1C, null, (byte)',');

    /// <param name="bytes">From the start of the interchange or the white space before it.</param>
    /// <param name="final">No more bytes will come.</param>
    /// <param name="offset">Of the first byte from the start of the input.</param>
    public static Head Read(ReadOnlySpan<byte> bytes, bool final, long offset)
    {
        final |= bytes.Length >= Window;
        var start = Blank(bytes, 0);
        if (bytes.Length - start < ServiceAdvice.Window && !final) return More();

        EdiDelimiters? advised = null;
        var problems = new List<Diagnostic>();
        var place = new EdiPosition(1, null, null, null, offset + start);
        if (SegmentTag.Of(bytes[start..]) == SegmentTag.Una)
        {
            var advice = ServiceAdvice.Read(bytes[start..]);
            var una = place with { SegmentId = "UNA" };
            if (advice.Delimiters is not { } delimiters)
            {
                var cut = final && advice.Length == 0 && bytes.Length - start < ServiceAdvice.Window;
                return Failed(cut ? "unb-missing" : "una-malformed", advice.Problem!, una);
            }

            if (advice.Problem is not null) problems.Add(new Diagnostic("una-malformed", advice.Problem, una, DiagnosticSeverity.Warning));
            advised = delimiters;
            start += advice.Length;
            place = place with { Offset = offset + start };
        }

        if (SegmentTag.Of(bytes[start..]) != SegmentTag.Unb) return Failed("unb-missing", "The interchange does not begin with UNA or UNB.", place);
        place = place with { SegmentId = "UNB" };
        if (bytes.Length < start + 4) return Failed("unb-truncated", "The input ends within the UNB.", place);
        if ((advised ?? Usual(bytes[start + 3])) is not { } marks || bytes[start + 3] != marks.Element)
        {
            return Failed("unb-delimiters", "The character after UNB is not the data element separator of the UNA or of the standard.", place);
        }

        return ReadHeader(bytes, final, offset, start, marks, advised is not null, problems, place);
    }

    private static Head ReadHeader(
        ReadOnlySpan<byte> bytes, bool final, long offset, int start, EdiDelimiters marks, bool advised, List<Diagnostic> problems, EdiPosition place)
    {
        var known = Repertoires.TryFind(bytes.Slice(start + 4, Math.Min(4, bytes.Length - start - 4)), out var encoding);
        var text = new EdiText(encoding);
        var scanner = new SegmentScanner(marks with { Repetition = null }, text, 0, offset + start);
        if (!scanner.TryRead(bytes[start..], final, out var unb)) return More();
        if (!unb.Terminated)
        {
            var whole = bytes.Length >= Window;
            return Failed(whole ? "unb-malformed" : "unb-truncated", whole ? "The UNB has no end." : "The input ends within the UNB.", place);
        }

        if (!known)
        {
            problems.Add(new Diagnostic(
                "syntax-identifier-unknown", $"UNB 0001 '{unb.Text(1, 1)}' is no syntax identifier of ISO 9735.", unb.Position(1, 1), DiagnosticSeverity.Warning));
        }

        if (unb.Component(1, 2) is not [>= (byte)'1' and <= (byte)'4'])
        {
            problems.Add(new Diagnostic(
                "syntax-version-unknown", $"UNB 0002 '{unb.Text(1, 2)}' is no syntax version; 1 to 4 are.", unb.Position(1, 2), DiagnosticSeverity.Warning));
        }

        Missing(unb, 2, "the sender", problems, DiagnosticSeverity.Warning);
        Missing(unb, 3, "the recipient", problems, DiagnosticSeverity.Warning);
        Missing(unb, 5, "the interchange control reference", problems, DiagnosticSeverity.Error);
        var prepared = EdifactDates.Service(unb.Component(4, 1), unb.Component(4, 2));
        if (prepared is null)
        {
            problems.Add(new Diagnostic("date-invalid", $"UNB S004 '{unb.Text(4)}' is not a date and time.", unb.Position(4), DiagnosticSeverity.Warning));
        }

        // Before version 4 the fifth place of the UNA is reserved, whatever stands in it.
        var repeats = unb.Component(1, 2) is [>= (byte)'4' and <= (byte)'9'];
        var delimiters = marks with { Repetition = !repeats ? null : advised ? Distinct(marks) : (byte)'*' };
        var header = new InterchangeHeader
        {
            Format = AsnFormat.Edifact,
            Sender = Party(unb, 2),
            Receiver = Party(unb, 3),
            ControlNumber = unb.TextOrNull(5, 1),
            Version = Composites.WithColons(unb, 1, marks),
            PreparedAt = prepared,
            AcknowledgmentRequested = unb.Component(9, 1) is [(byte)'1'],
            IsTest = unb.Component(11, 1) is [>= (byte)'1' and <= (byte)'4'],
            Delimiters = delimiters,
            Position = place,
        };
        return new Head(header, delimiters, text, start + scanner.Consumed, problems, false);
    }

    /// <summary>Where something begins: a byte order mark and white space are passed over.</summary>
    public static int Blank(ReadOnlySpan<byte> bytes, int at)
    {
        if (bytes[at..].StartsWith("\uFEFF"u8)) at += 3;
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A) at++;
        return at;
    }

    private static EdiDelimiters? Usual(byte separator) => separator switch
    {
        (byte)'+' => EdiDelimiters.Edifact,
        0x1D => LevelB,
        _ => null,
    };

    private static byte? Distinct(EdiDelimiters marks) =>
        marks.Repetition is { } mark && mark != marks.Element && mark != marks.Component && mark != marks.Terminator && mark != marks.Release
        && !char.IsAsciiLetterOrDigit((char)mark) ? mark : null;

    private static EdiParty? Party(in Segment unb, int element) =>
        unb.Component(element, 1).IsEmpty ? null : new EdiParty(unb.Text(element, 2), unb.Text(element, 1));

    private static void Missing(in Segment unb, int element, string name, List<Diagnostic> problems, DiagnosticSeverity severity)
    {
        if (unb.Component(element, 1).IsEmpty)
        {
            problems.Add(new Diagnostic("element-missing", $"UNB element {element}, {name}, is missing.", unb.Position(element), severity));
        }
    }

    private static Head More() => new(null, default, new EdiText(), 0, [], true);

    private static Head Failed(string code, string message, EdiPosition position) =>
        new(null, default, new EdiText(), 0, [new Diagnostic(code, message, position)], false);
}
