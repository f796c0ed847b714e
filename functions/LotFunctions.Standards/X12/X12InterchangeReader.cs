using System.Runtime.CompilerServices;
using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Reads the envelopes of one X12 interchange, ISA to IEA, GS to GE, ST to SE (X12.5, X12.6), and the ship notices in them;
/// see <see cref="ShipNoticeReader"/> for what an error means. It keeps nothing of a transaction set once that is over.
/// </summary>
/// <param name="offset">Of the first byte that will be handed over, from the start of the input.</param>
internal sealed class X12InterchangeReader(long offset = 0) : IInterchangeReader
{
    private const int ControlNumberLength = 9;

    private static readonly AsnPart Answer = new AsnPart.InterchangeAnswer();

    private readonly DiagnosticList _diagnostics = [];

    private SegmentScanner? _scanner;
    private X12SetReader? _sets;
    private string _controlNumber = string.Empty;
    private X12Group? _group;
    private int _groups;
    private int _empty;
    private bool _incomplete;

    public bool Ended { get; private set; }

    public int Take(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts)
    {
        var head = 0;
        if (_scanner is null && !Begin(bytes, final, parts, out head)) return head;
        var scanner = _scanner!;
        bytes = bytes[head..];
        scanner.Begin();
        var start = scanner.Offset;
        while (!Ended)
        {
            if (!scanner.TryRead(bytes, final, out var segment))
            {
                if (final) BreakOff(parts);
                break;
            }

            var tag = segment.TagCode;
            if (IsAnother(segment, tag))
            {
                // It is the next reader's: only what stands before it is done with.
                Cut(segment, parts);
                return head + (int)(segment.Offset - start);
            }

            if (_empty != scanner.Empty) CountEmpty(segment);
            // Nearly every segment is one of a transaction set.
            if (_sets!.IsOpen && !Tag.IsOfEnvelope(tag)) _sets.Take(segment, tag);
            else Take(segment, tag, parts);
        }

        return head + scanner.Consumed;
    }

    private bool Begin(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts, out int consumed)
    {
        consumed = 0;
        var isa = IsaParser.Parse(bytes, offset);
        if (!final && bytes.Length - isa.Start < IsaParser.Window) return false;
        if (isa.Header is not { } header)
        {
            // Nothing tells where it ends: what follows is looked through for another one.
            consumed = isa.Start + 3;
            Ended = true;
            parts.Add(new AsnPart.Unreadable(AsnFormat.X12, [isa.Problem!]));
            return false;
        }

        if (isa.Problem is not null) _diagnostics.Add(isa.Problem);
        consumed = isa.End;
        _controlNumber = header.ControlNumber;
        _scanner = new SegmentScanner(header.Delimiters, new EdiText(), 1, offset + isa.End);
        _sets = new X12SetReader(header.Delimiters);
        parts.Add(new AsnPart.InterchangeStart(new InterchangeHeader
        {
            Format = AsnFormat.X12,
            Sender = header.Sender,
            Receiver = header.Receiver,
            ControlNumber = header.ControlNumber,
            Version = header.Version,
            PreparedAt = header.PreparedAt,
            IsTest = header.IsTest,
            AcknowledgmentRequested = header.AcknowledgmentRequested,
            Delimiters = header.Delimiters,
            Position = new EdiPosition(1, "ISA", null, null, offset + isa.Start),
        }));
        return true;
    }

    // The other one may have other delimiters: then its tag does not end with ours.
    private static bool IsAnother(in Segment segment, uint tag) =>
        tag == Tag.Isa || (tag == 0 && segment.Bytes.StartsWith("ISA"u8) && segment.Bytes is [_, _, _, var separator, ..] && !char.IsAsciiLetterOrDigit((char)separator));

    private void CountEmpty(in Segment segment)
    {
        // One for all of them: what stands behind them may be long and be taken for a tag.
        var position = segment.Position();
        for (; _empty < _scanner!.Empty; _empty++) _diagnostics.Warning("segment-empty", "A segment terminator follows another one.", position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(in Segment segment, uint tag, List<AsnPart> parts)
    {
        switch (tag)
        {
            case Tag.St:
                OpenSet(segment, parts);
                break;
            case Tag.Se when _sets!.IsOpen:
                _sets.Close(segment, parts);
                break;
            case Tag.Gs:
                CloseGroup(segment, parts);
                _group = X12Group.Open(segment);
                _groups++;
                parts.Add(new AsnPart.GroupStart(_group.Header));
                break;
            case Tag.Ge when segment.Terminated || segment.Count >= 2:
                CloseSet(segment, parts);
                CheckGroup(segment, parts);
                break;
            case Tag.Iea when segment.Terminated || IsWhole(segment):
                End(segment, parts);
                break;
            case Tag.Ta1 when !_sets!.IsOpen:
                parts.Add(Answer);
                break;
            default:
                Stray(segment, tag);
                break;
        }
    }

    // Without a terminator it may be cut: it is whole when its number is ISA13, or as long as the standard lets it be.
    private bool IsWhole(in Segment iea) =>
        iea[2].Length == ControlNumberLength || X12Numbers.Same(iea[2], Encoding.UTF8.GetBytes(_controlNumber));

    // Of no envelope, or of one that the input breaks off.
    private void Stray(in Segment segment, uint tag)
    {
        if (_sets!.IsOpen)
        {
            _sets.Take(segment, tag);
        }
        else if (segment.Terminated && tag is not (Tag.Isb or Tag.Ise or Tag.Ta3))
        {
            (_group?.Diagnostics ?? _diagnostics).Error(
                "segment-unexpected", $"'{segment.Id}' stands outside of any transaction set and was not read.", segment.Position());
        }
    }

    private void OpenSet(in Segment st, List<AsnPart> parts)
    {
        CloseSet(st, parts);
        if (_group is not null) _group.Sets++;
        _sets!.Open(st, _group);
    }

    // A set that is still open when something else ends it.
    private void CloseSet(in Segment by, List<AsnPart> parts)
    {
        if (!_sets!.IsOpen) return;
        _incomplete = true;
        _sets.BreakOff($"{by.Id} follows", by.Position(), parts);
    }

    private void CloseGroup(in Segment by, List<AsnPart> parts)
    {
        CloseSet(by, parts);
        LoseGroup(by.Position(), parts);
    }

    private void LoseGroup(EdiPosition? position, List<AsnPart> parts)
    {
        if (_group is null) return;
        _incomplete = true;
        _group.Diagnostics.Error("ge-missing", $"The functional group {_group.Header.ControlNumber} has no GE.", position ?? _group.Header.Position);
        parts.Add(new AsnPart.GroupEnd(null, _group.Diagnostics));
        _group = null;
    }

    private void CheckGroup(in Segment ge, List<AsnPart> parts)
    {
        if (_group is null)
        {
            _diagnostics.Error("segment-unexpected", "GE stands outside of any functional group.", ge.Position());
            return;
        }

        if (!X12Numbers.Same(ge[1], _group.Sets))
        {
            var message = $"GE01 is '{ge.Text(1)}'; the functional group has {_group.Sets} transaction sets.";
            Miscounted(_group.Diagnostics, "set-count-mismatch", message, ge, _group.Sets);
        }

        if (!X12Numbers.Same(ge[2], Encoding.UTF8.GetBytes(_group.Header.ControlNumber)))
        {
            _group.Diagnostics.Warning(
                "group-control-number-mismatch", $"GE02 is '{ge.Text(2)}'; GS06 is '{_group.Header.ControlNumber}'.", ge.Position(2));
        }

        parts.Add(new AsnPart.GroupEnd(X12Numbers.TryCount(ge[1], out var stated) ? stated : null, _group.Diagnostics));
        _group = null;
    }

    private void End(in Segment iea, List<AsnPart> parts)
    {
        CloseGroup(iea, parts);
        if (!X12Numbers.Same(iea[1], _groups))
        {
            Miscounted(_diagnostics, "group-count-mismatch", $"IEA01 is '{iea.Text(1)}'; the interchange has {_groups} functional groups.", iea, _groups);
        }

        if (!X12Numbers.Same(iea[2], Encoding.UTF8.GetBytes(_controlNumber)))
        {
            _diagnostics.Warning("interchange-control-number-mismatch", $"IEA02 is '{iea.Text(2)}'; ISA13 is '{_controlNumber}'.", iea.Position(2));
        }

        if (!iea.Terminated) _diagnostics.Warning("terminator-missing", "The IEA, the last segment, has no terminator.", iea.Position());
        Finish(_scanner!.Offset, parts);
    }

    /// <summary>Another interchange begins before this one has ended.</summary>
    private void Cut(in Segment isa, List<AsnPart> parts)
    {
        CloseGroup(isa, parts);
        _incomplete = true;
        _diagnostics.Error("iea-missing", "Another ISA follows before the IEA.", isa.Position());
        Finish(isa.Offset, parts);
    }

    /// <summary>The input is over, the interchange is not.</summary>
    private void BreakOff(List<AsnPart> parts)
    {
        _incomplete = true;
        if (_sets!.IsOpen) _sets.BreakOff("the input ends", null, parts);
        LoseGroup(null, parts);
        _diagnostics.Error("iea-missing", "The interchange ends without IEA; it may have been cut off.", null);
        Finish(_scanner!.Offset, parts);
    }

    private void Finish(long end, List<AsnPart> parts)
    {
        Ended = true;
        parts.Add(new AsnPart.InterchangeEnd(!_incomplete, end, _diagnostics));
    }

    // More counted than found: some are lost, and their sender must hear it. No number at all says nothing of them.
    private void Miscounted(DiagnosticList diagnostics, string code, string message, in Segment trailer, int found)
    {
        var isNumber = X12Numbers.TryCount(trailer[1], out var stated);
        _incomplete |= !isNumber || stated > found;
        if (isNumber && stated > found) diagnostics.Error(code, message, trailer.Position(1));
        else diagnostics.Warning(code, message, trailer.Position(1));
    }
}
