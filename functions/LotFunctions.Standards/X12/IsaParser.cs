using System.Buffers;
using System.Text;
using System.Text.Unicode;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Reads the interchange control header. By X12.5 the ISA has fixed lengths: 106 bytes with the terminator. Headers
/// whose elements lost or gained padding are read by counting 16 separators, with a warning.
/// </summary>
internal static class IsaParser
{
    /// <summary>More bytes than a header, however badly padded, can need.</summary>
    public const int Window = 512;

    private static readonly int[] Separators = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

    /// <summary>Reads the header at the start of <paramref name="bytes"/>.</summary>
    /// <param name="origin">Offset of the first byte from the start of the input.</param>
    public static IsaResult Parse(ReadOnlySpan<byte> bytes, long origin = 0)
    {
        var found = Find(bytes);
        return found.Problem is not { Position: { } position } problem
            ? found
            : found with { Problem = problem with { Position = position with { Offset = origin + position.Offset } } };
    }

    private static IsaResult Find(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (start < bytes.Length && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        var isa = bytes[start..];
        isa = isa[..Math.Min(isa.Length, Window)];
        if (!isa.StartsWith("ISA"u8))
        {
            return Failed("isa-missing", Missing(isa), start, null);
        }

        if (isa.Length < 4)
        {
            return Failed("isa-truncated", "The input ends within the ISA.", start, null);
        }

        if (!IsDelimiter(isa[3]))
        {
            return Failed("isa-delimiters", "The byte after ISA cannot be an element separator.", start, null);
        }

        var cuts = IsFixed(isa) ? Separators : Count(isa);
        if (cuts.Length < 16 || cuts[15] + 2 >= isa.Length)
        {
            var whole = isa.Length == Window;
            return Failed(
                whole ? "isa-malformed" : "isa-truncated",
                whole ? $"The ISA has {cuts.Length} of 16 elements." : "The input ends within the ISA.", start, cuts.Length);
        }

        return Read(isa, cuts, start);
    }

    private static IsaResult Read(ReadOnlySpan<byte> isa, int[] cuts, int start)
    {
        var elements = new string[17];
        elements[0] = "ISA";
        var text = Utf8.IsValid(isa[..(cuts[15] + 1)]) ? Encoding.UTF8 : Encoding.Latin1;
        for (var i = 0; i < 15; i++)
        {
            elements[i + 1] = text.GetString(isa[(cuts[i] + 1)..cuts[i + 1]]);
            if (elements[i + 1].AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                return Failed("isa-malformed", $"The ISA has fewer than 16 elements: ISA{i + 1:00} runs over a line end.", start, i + 1);
            }
        }

        if (elements[15].Trim(' ').Length > 1)
        {
            return Failed("isa-malformed", $"ISA15 is one character; '{elements[15]}' was found, so an element seems to be missing.", start, 15);
        }

        var component = isa[cuts[15] + 1];
        var terminator = isa[cuts[15] + 2];
        var length = cuts[15] + 3;
        if (terminator == '\r' && length < isa.Length && isa[length] == '\n')
        {
            // Line ends of a text file: LF ends the segment, the reader drops the CR.
            terminator = (byte)'\n';
            length++;
        }

        var lost = terminator is (byte)'\r' or (byte)'\n' && IsLineEndMark(isa[length..], component, terminator);
        if (lost)
        {
            (terminator, length) = (component, cuts[15] + 2);
            component = (byte)(isa[3] == '>' || terminator == '>' ? ':' : '>');
        }

        if (terminator >= 0xC2 && Rune.DecodeFromUtf8(isa[(length - 1)..], out var wide, out var bytes) == OperationStatus.Done && bytes > 1)
        {
            return Failed(
                "isa-delimiters", $"The ISA ends with '{wide}' in {bytes} bytes: the terminator, a single byte, was put into UTF-8 on the way.", start, 16);
        }

        if (!IsDelimiter(component) || !(IsDelimiter(terminator) || terminator is (byte)'\r' or (byte)'\n')
            || component == isa[3] || terminator == isa[3] || component == terminator)
        {
            return Failed("isa-delimiters", "ISA16 and the byte after it must be two different delimiters.", start, 16);
        }

        elements[16] = ((char)component).ToString();
        var prepared = EdiDates.Combine(isa[(cuts[8] + 1)..cuts[9]].Trim((byte)' '), isa[(cuts[9] + 1)..cuts[10]].Trim((byte)' '));
        var header = Header(elements, prepared, new EdiDelimiters(isa[3], component, Repetition(elements, isa[3], component, terminator), terminator));
        var problem = lost ? "ISA16, the component separator, is missing: what stands in its place ends the next line too."
            : ReferenceEquals(cuts, Separators) ? null
            : "The elements of the ISA do not have their fixed lengths; it was read by counting separators.";
        var warning = problem is null ? null
            : new Diagnostic("isa-length", problem, new EdiPosition(1, "ISA", lost ? 16 : null, null, start), DiagnosticSeverity.Warning);
        return new IsaResult(header, start, start + length, warning);
    }

    // A terminator and a line end where ISA16 and the terminator should be: then the first segment of the group ends so as well.
    private static bool IsLineEndMark(ReadOnlySpan<byte> next, byte mark, byte lineEnd)
    {
        var end = next.IndexOf(lineEnd);
        return end > 2 && next[..end].TrimEnd((byte)'\r') is [(byte)'G', (byte)'S', .., var last] && last == mark;
    }

    private static X12Header Header(string[] e, DateTime? prepared, EdiDelimiters delimiters) => new()
    {
        Sender = new EdiParty(e[5].Trim(' '), e[6].Trim(' ')),
        Receiver = new EdiParty(e[7].Trim(' '), e[8].Trim(' ')),
        PreparedAt = prepared,
        Version = e[12].Trim(' '),
        ControlNumber = e[13].Trim(' '),
        AcknowledgmentRequested = e[14].Trim(' ') == "1",
        IsTest = e[15].Trim(' ') == "T",
        Delimiters = delimiters,
    };

    // Before 00402 the eleventh element names a standards body, e.g. U.
    private static byte? Repetition(string[] e, byte element, byte component, byte terminator)
    {
        var version = e[12].Trim(' ');
        return version.Length == 5 && string.CompareOrdinal(version, "00402") >= 0
            && e[11].Length == 1 && e[11][0] <= 0x7F && (byte)e[11][0] is var mark
            && IsDelimiter(mark) && mark != element && mark != component && mark != terminator
            ? mark
            : null;
    }

    private static bool IsFixed(ReadOnlySpan<byte> isa)
    {
        if (isa.Length < 106)
        {
            return false;
        }

        foreach (var at in Separators)
        {
            if (isa[at] != isa[3])
            {
                return false;
            }
        }

        return isa[..104].Count(isa[3]) == 16;
    }

    private static int[] Count(ReadOnlySpan<byte> isa)
    {
        var found = new List<int>(16);
        for (var i = 3; i < isa.Length && found.Count < 16; i++)
        {
            if (isa[i] == isa[3])
            {
                found.Add(i);
            }
        }

        return [.. found];
    }

    // Printable and no letter, digit or space; or one of the control characters that X12.6 offers as delimiters.
    private static bool IsDelimiter(byte b) => b is > 0x20 and < 0x7F ? !char.IsAsciiLetterOrDigit((char)b) : b is < 0x20 and not (0 or 9 or 10 or 13) || b >= 0x80;

    private static string Missing(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("GS"u8) || bytes.StartsWith("ST"u8)
            ? $"The bytes begin with {(char)bytes[0]}{(char)bytes[1]}: the ISA before it, with sender, receiver and delimiters, is missing."
            : "The interchange does not begin with ISA.";

    private static IsaResult Failed(string code, string message, int start, int? element) =>
        new(null, start, start, new Diagnostic(code, message, new EdiPosition(1, code == "isa-missing" ? null : "ISA", element is 0 ? null : element, null, start)));
}
