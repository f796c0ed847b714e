using System.Runtime.CompilerServices;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Reads one transaction set after the other, from ST to SE. Ship notices are read; others are passed over.</summary>
internal sealed class X12SetReader(EdiDelimiters delimiters)
{
    private readonly ShipNoticeBuilder _notice = new(delimiters);
    private readonly DiagnosticList _ofOther = [];

    private MessageHeader? _header;
    private string? _group;
    private bool _isNotice;
    private bool _lowerCase;
    private int _segments;

    /// <summary>An ST was read and no SE yet.</summary>
    public bool IsOpen => _header is not null;

    private DiagnosticList Diagnostics => _isNotice ? _notice.Diagnostics : _ofOther;

    /// <param name="group">Null when the set stands outside of any group.</param>
    public void Open(in Segment st, X12Group? group)
    {
        _header = new MessageHeader { Type = st.Text(1), ControlNumber = st.Text(2), Version = st.TextOrNull(3), Position = st.Position() };
        _group = group?.Header.ControlNumber;
        _segments = 1;
        _lowerCase = false;
        _isNotice = st[1].SequenceEqual("856"u8);
        if (!_isNotice)
        {
            _ofOther.Warning("transaction-set-unsupported", $"Transaction set {_header.Type} is not a ship notice and was passed over.", st.Position(1));
            return;
        }

        _notice.Start(_header, group?.Header.Version);
        if (group is null)
        {
            Diagnostics.Error("gs-missing", "The transaction set stands outside of a functional group.", _header.Position);
        }
        else if (group.Sets == 1 && group.Header.FunctionalId != "SH")
        {
            group.Diagnostics.Warning(
                "functional-group-id", $"GS01 is '{group.Header.FunctionalId}'; ship notices are in groups SH.", group.Header.Position! with { Element = 1 });
        }

        if (_header.ControlNumber.Length == 0)
        {
            Diagnostics.Error("element-missing", "ST02, the control number, is missing.", st.Position(2));
        }
        else if (group?.Numbers.Add(_header.ControlNumber.AsSpan().TrimStart('0')) is false)
        {
            Diagnostics.Warning("set-control-number-duplicate", $"ST02 {_header.ControlNumber} was used before in this group.", st.Position(2));
        }
    }

    /// <summary>A segment between ST and SE. One that the input breaks off is counted and not read.</summary>
    public void Take(in Segment segment, uint tag)
    {
        _segments++;
        if (!_isNotice || !segment.Terminated) return;
        // A letter in lower case has a bit that no other tag has in the first place.
        _notice.Read(segment, (tag & 0x600000) == 0x600000 ? UpperCase(segment, tag) : tag);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint UpperCase(in Segment segment, uint tag)
    {
        if (!_lowerCase)
        {
            _lowerCase = true;
            Diagnostics.Warning("segment-tag-lower-case", $"The tag '{segment.Id}' is written in lower case; it was read as if it were not.", segment.Position());
        }

        return Upper(tag >> 16) << 16 | Upper(tag >> 8) << 8 | Upper(tag);

        static uint Upper(uint code) => char.ToUpperInvariant((char)(code & 0xFF));
    }

    public void Close(in Segment se, List<AsnPart> parts)
    {
        _segments++;
        if (!X12Numbers.Same(se[1], _segments))
        {
            // With more counted than there are, something may be lost; with fewer, the sender miscounted and nothing is.
            var message = $"SE01 is '{se.Text(1)}'; the transaction set has {_segments} segments.";
            if (X12Numbers.TryCount(se[1], out var stated) && stated < _segments) Diagnostics.Warning("segment-count-mismatch", message, se.Position(1));
            else Diagnostics.Error("segment-count-mismatch", message, se.Position(1));
        }

        if (se.Text(2) != _header!.ControlNumber)
        {
            // Zeros in front make no other number of it.
            var message = $"SE02 is '{se.Text(2)}'; ST02 is '{_header.ControlNumber}'.";
            if (ControlNumbers.SameNumber(se.Text(2), _header.ControlNumber)) Diagnostics.Warning("set-control-number-mismatch", message, se.Position(2));
            else Diagnostics.Error("set-control-number-mismatch", message, se.Position(2));
        }

        Finish(parts);
    }

    /// <param name="where">What comes in place of the SE.</param>
    /// <param name="position">Of it; null at the end of the input.</param>
    public void BreakOff(string where, EdiPosition? position, List<AsnPart> parts)
    {
        Diagnostics.Error("se-missing", $"The transaction set {_header!.ControlNumber} has no SE: {where}.", position ?? _header.Position);
        Finish(parts);
    }

    private void Finish(List<AsnPart> parts)
    {
        parts.Add(_isNotice ? new AsnPart.Notice(_header!, _notice.Finish(_group)) : new AsnPart.Other(_header!, _ofOther.Drain()));
        _header = null;
    }
}
