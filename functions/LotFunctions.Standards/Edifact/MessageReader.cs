using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads one message after another, from UNH to UNT: a despatch advice into a ship notice, others for their envelope alone.</summary>
internal sealed class MessageReader(EdiDelimiters delimiters, EdiText text)
{
    private readonly DespatchAdviceBuilder _builder = new(delimiters, text);
    private MessageHeader? _header;
    private string? _group;
    private string _version = string.Empty;
    private string _type = string.Empty;
    private int _segments;
    private bool _isNotice;
    private bool _lowerCase;

    private DiagnosticList Diagnostics => _builder.Diagnostics;

    public bool IsOpen => _header is not null;

    public void Open(in Segment unh, GroupHeader? group, NumbersUsed numbers)
    {
        _segments = 1;
        _lowerCase = false;
        _group = group?.ControlNumber;

        // Most messages of an interchange are of one version: its text is made once.
        if (!Ascii.Equals(unh[2], _version))
        {
            _version = Composites.WithColons(unh, 2, delimiters) ?? string.Empty;
            _type = unh.Text(2, 1).ToUpperInvariant();
        }

        _isNotice = _type == "DESADV";
        _header = new MessageHeader
        {
            Type = _type,
            ControlNumber = unh.Text(1, 1),
            Version = _version.Length == 0 ? null : _version,
            Position = new EdiPosition(unh.Ordinal, "UNH", null, null, unh.Offset),
        };
        if (!_isNotice)
        {
            Diagnostics.Warning("transaction-set-unsupported", $"The message {_type} is no despatch advice and was passed over.", unh.Position(2, 1));
        }

        if (_header.ControlNumber.Length == 0)
        {
            Diagnostics.Error("element-missing", "UNH 0062, the message reference number, is missing.", unh.Position(1));
        }
        else if (!numbers.Add(_header.ControlNumber))
        {
            Diagnostics.Warning("set-control-number-duplicate", $"UNH 0062 {_header.ControlNumber} was used before.", unh.Position(1));
        }

        if (_isNotice) _builder.Begin(_header);
    }

    public void Read(in Segment segment, int tag)
    {
        _segments++;
        if (!_isNotice || !segment.Terminated) return;
        if (!segment.IsPlain && segment.Bytes.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0) ControlCharacter(segment);
        if (segment.Lead >= 'a' && tag != 0) LowerCase(segment);
        if (tag != 0) _builder.Read(segment, tag);
        else Diagnostics.Error("segment-tag-invalid", "The segment has no tag of three letters; a terminator may be misplaced.", segment.Position());
    }

    private void LowerCase(in Segment segment)
    {
        if (_lowerCase) return;
        _lowerCase = true;
        Diagnostics.Warning("segment-tag-lower-case", $"The tag '{segment.Id}' is written in lower case; it was read as if it were not.", segment.Position());
    }

    public AsnPart Close(in Segment unt)
    {
        _segments++;
        var count = EdifactInterchangeReader.Count(unt, 1);
        if (count != _segments)
        {
            // With more counted than there are, something may be lost; with fewer, the sender miscounted and nothing is.
            var message = $"UNT 0074 is '{unt.Text(1)}'; the message has {_segments} segments.";
            if (count < _segments) Diagnostics.Warning("segment-count-mismatch", message, unt.Position(1));
            else Diagnostics.Error("segment-count-mismatch", message, unt.Position(1));
        }

        if (unt.Text(2, 1) != _header!.ControlNumber)
        {
            // Zeros in front make no other number of it.
            var message = $"UNT 0062 is '{unt.Text(2)}'; that of the UNH is '{_header.ControlNumber}'.";
            if (ControlNumbers.SameNumber(unt.Text(2, 1), _header.ControlNumber)) Diagnostics.Warning("set-control-number-mismatch", message, unt.Position(2));
            else Diagnostics.Error("set-control-number-mismatch", message, unt.Position(2));
        }

        return Finish();
    }

    /// <summary>The end of a message that has no UNT.</summary>
    public AsnPart Break(EdiPosition? by, string where)
    {
        Diagnostics.Error("unt-missing", $"The message {_header!.ControlNumber} has no UNT: {where}.", by ?? _header.Position);
        return Finish();
    }

    private AsnPart Finish()
    {
        var header = _header!;
        _header = null;
        return _isNotice ? new AsnPart.Notice(header, _builder.Finish(_group)) : new AsnPart.Other(header, Diagnostics.Drain());
    }

    // A line end within a segment is mostly a terminator that is missing. Delimiters of level B are control characters themselves.
    private void ControlCharacter(in Segment segment)
    {
        for (var element = 0; element <= segment.Count; element++)
        {
            foreach (var b in element == 0 ? segment.Tag : segment[element])
            {
                if (b > 0x1F || b == delimiters.Component || b == delimiters.Repetition || b == delimiters.Release) continue;
                Diagnostics.Error(
                    "control-character", $"{segment.Id} contains a line break or another control character; a terminator may be missing.",
                    segment.Position(element == 0 ? null : element));
                return;
            }
        }
    }
}
