using System.Globalization;
using System.Runtime.CompilerServices;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Reads one EDIFACT interchange (ISO 9735, syntax versions 1 to 4) and the ship notices (DESADV) in it.
/// <para>A message is rejected when it is not closed, when UNH and UNT have different reference numbers, when UNT does not count
/// its segments, or when its content is in error; it stands among the parts with its diagnostics and is not accepted. Other
/// messages are not touched by that.</para>
/// <para>Every message between UNH and UNT is whole by its own count, so that nothing that was read is in doubt for what UNE and UNZ
/// say. References that are not those of UNG and UNB, and counts of less than came, are warnings. When fewer messages or groups
/// came than were counted, some are lost: that is an error, and the interchange is not complete.</para>
/// </summary>
/// <param name="offset">Of the first byte that will be handed over, from the start of the input.</param>
internal sealed class EdifactInterchangeReader(long offset = 0) : IInterchangeReader
{
    private readonly DiagnosticList _diagnostics = [];
    private readonly GroupState _group = new();
    private SegmentScanner? _scanner;
    private MessageReader? _message;
    private InterchangeHeader? _header;
    private EdiDelimiters _delimiters;
    private int _groups;
    private int _messages;
    private bool _incomplete;

    public bool Ended { get; private set; }

    public int Take(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts)
    {
        if (Ended) return 0;
        var head = 0;
        if (_scanner is null)
        {
            head = Open(bytes, final, parts);
            if (_scanner is null) return head;
        }

        var scanner = _scanner;
        bytes = bytes[head..];
        scanner.Begin();
        while (!Ended)
        {
            var before = scanner.Consumed;
            if (!scanner.TryRead(bytes, final, out var segment))
            {
                if (final) BreakOff(null, scanner.Offset, "The interchange ends without UNZ; it may have been cut off.", parts);
                break;
            }

            var tag = SegmentTag.Of(segment);
            if (tag is SegmentTag.Unb or SegmentTag.Una || (tag == 0 && segment.Bytes.StartsWith("UNA"u8)))
            {
                // Another interchange begins before this one has ended.
                BreakOff(segment.Position(), segment.Offset, "Another interchange begins before the UNZ.", parts);
                return head + before;
            }

            // Nearly every segment is one of a message, and none of those begins with a U.
            if (tag >> 16 != 'U' && _message!.IsOpen) _message.Read(segment, tag);
            else Take(segment, tag, parts);
        }

        return head + scanner.Consumed;
    }

    private int Open(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts)
    {
        var head = Head.Read(bytes, final, offset);
        if (head.Short) return 0;
        if (head.Header is null)
        {
            // What follows the tag may hold another interchange: that is for others to look for.
            Ended = true;
            parts.Add(new AsnPart.Unreadable(AsnFormat.Edifact, head.Problems));
            return Math.Min(Head.Blank(bytes, 0) + 3, bytes.Length);
        }

        _header = head.Header;
        _delimiters = head.Delimiters;
        foreach (var problem in head.Problems) _diagnostics.Add(problem);
        _scanner = new SegmentScanner(_delimiters, head.Text, 1, offset + head.Length);
        _message = new MessageReader(_delimiters, head.Text);
        parts.Add(new AsnPart.InterchangeStart(_header) { Start = offset + Head.Blank(bytes, 0) });
        return head.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(in Segment segment, int tag, List<AsnPart> parts)
    {
        switch (tag)
        {
            case SegmentTag.Ung when segment.Terminated:
                OpenGroup(segment, parts);
                break;
            case SegmentTag.Une when segment.Terminated:
                CloseGroup(segment, parts);
                break;
            case SegmentTag.Unh when segment.Terminated:
                Interrupt(segment.Position(), "UNH follows", parts);
                _message!.Open(segment, _group.Header, _group.Numbers);
                break;
            case SegmentTag.Unt when _message!.IsOpen:
                Keep(_message.Close(segment), parts);
                break;
            case SegmentTag.Unz when segment.Terminated || Text(segment, 2) == _header!.ControlNumber:
                End(segment, parts);
                break;
            default:
                if (_message!.IsOpen)
                {
                    _message.Read(segment, tag);
                }
                else if (segment.Terminated && !SegmentTag.IsSecurity(tag))
                {
                    _diagnostics.Error("segment-unexpected", $"'{Excerpt(segment)}' stands outside of any message and was not read.", segment.Position());
                }

                break;
        }
    }

    private void OpenGroup(in Segment ung, List<AsnPart> parts)
    {
        Interrupt(ung.Position(), "UNG follows", parts);
        if (_group.IsOpen) EndGroup(ung.Position(), parts);
        _groups++;
        parts.Add(new AsnPart.GroupStart(_group.Open(ung, _delimiters)));
    }

    private void CloseGroup(in Segment une, List<AsnPart> parts)
    {
        Interrupt(une.Position(), "UNE follows", parts);
        if (!_group.IsOpen)
        {
            _diagnostics.Error("segment-unexpected", "UNE stands outside of any group.", une.Position());
            return;
        }

        var (end, short_) = _group.Close(une);
        _incomplete |= short_;
        parts.Add(end);
    }

    private void EndGroup(EdiPosition? by, List<AsnPart> parts)
    {
        _incomplete = true;
        parts.Add(_group.Break(by));
    }

    // A message that has no UNT is not accepted.
    private void Interrupt(EdiPosition? by, string where, List<AsnPart> parts)
    {
        if (!_message!.IsOpen) return;
        _incomplete = true;
        Keep(_message.Break(by, where), parts);
    }

    private void Keep(AsnPart part, List<AsnPart> parts)
    {
        _messages++;
        _group.Messages++;
        parts.Add(part);
    }

    private void End(in Segment unz, List<AsnPart> parts)
    {
        Interrupt(unz.Position(), "UNZ follows", parts);
        if (_group.IsOpen) EndGroup(unz.Position(), parts);

        var (found, what, code) = _groups > 0 ? (_groups, "groups", "group-count-mismatch") : (_messages, "messages", "set-count-mismatch");
        if (Count(unz, 1) is not { } stated || stated != found)
        {
            _incomplete |= Count(unz, 1) is not { } more || more > found;
            Miscounted(_diagnostics, code, $"UNZ 0036 is '{unz.Text(1)}'; the interchange has {found} {what}.", unz, found);
        }

        if (Text(unz, 2) != (_header!.ControlNumber ?? string.Empty) || _header.ControlNumber is null)
        {
            _diagnostics.Warning(
                "interchange-control-number-mismatch", $"UNZ 0020 is '{unz.Text(2)}'; that of the UNB is '{_header.ControlNumber}'.", unz.Position(2));
        }

        if (!unz.Terminated) _diagnostics.Warning("terminator-missing", "The UNZ, the last segment, has no terminator.", unz.Position());
        Finish(_scanner!.Offset, parts);
    }

    private void BreakOff(EdiPosition? by, long end, string message, List<AsnPart> parts)
    {
        Interrupt(by, by is null ? "the input ends" : "another interchange follows", parts);
        if (_group.IsOpen) EndGroup(by, parts);
        _incomplete = true;
        _diagnostics.Error("unz-missing", message, by);
        Finish(end, parts);
    }

    private void Finish(long end, List<AsnPart> parts)
    {
        if (_scanner!.Empty > 0)
        {
            _diagnostics.Warning("segment-empty", $"{_scanner.Empty} segment terminators follow another one.", null);
        }

        Ended = true;
        parts.Add(new AsnPart.InterchangeEnd(!_incomplete, end, _diagnostics.Drain()));
    }

    /// <summary>A count of a trailer; null when it is none.</summary>
    internal static int? Count(in Segment segment, int element) =>
        int.TryParse(segment[element], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>More counted than found: some are lost, and their sender must hear it. No number at all says nothing of them.</summary>
    internal static void Miscounted(DiagnosticList diagnostics, string code, string message, in Segment trailer, int found)
    {
        if (Count(trailer, 1) > found) diagnostics.Error(code, message, trailer.Position(1));
        else diagnostics.Warning(code, message, trailer.Position(1));
    }

    private static string Text(in Segment segment, int element) => segment.Text(element, 1);

    private static string Excerpt(in Segment segment) => segment.Id is { Length: <= 20 } id ? id : segment.Id[..20] + "…";
}
