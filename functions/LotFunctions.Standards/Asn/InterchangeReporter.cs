namespace LotFunctions.Standards.Asn;

/// <summary>Makes the report of an interchange of the parts as they come.</summary>
public sealed class InterchangeReporter
{
    private readonly List<GroupReport> _groups = [];
    private readonly List<MessageReport> _messages = [];
    private InterchangeHeader? _header;
    private GroupHeader? _group;
    private bool _acknowledges;

    /// <summary>Takes a part; the report when the part ends the interchange, else null.</summary>
    public InterchangeReport? Add(AsnPart part)
    {
        switch (part)
        {
            case AsnPart.InterchangeStart start:
                _header = start.Header;
                _groups.Clear();
                _messages.Clear();
                _acknowledges = false;
                break;
            case AsnPart.InterchangeAnswer:
                _acknowledges = true;
                break;
            case AsnPart.GroupStart start:
                CloseLooseGroup();
                _group = start.Header;
                break;
            case AsnPart.Notice notice:
                _messages.Add(new MessageReport(notice.Header, true, notice.Asn.ShipmentId, notice.Asn.Diagnostics));
                break;
            case AsnPart.Other other:
                _messages.Add(new MessageReport(other.Header, false, null, other.Diagnostics));
                break;
            case AsnPart.GroupEnd end:
                _groups.Add(new GroupReport(_group, [.. _messages], end.Stated, end.Diagnostics));
                _messages.Clear();
                _group = null;
                break;
            case AsnPart.InterchangeEnd end when _header is not null:
                CloseLooseGroup();
                return new InterchangeReport
                {
                    Header = _header,
                    Groups = [.. _groups],
                    Diagnostics = end.Diagnostics,
                    IsComplete = end.IsComplete,
                    Acknowledges = _acknowledges,
                };
            default:
                break;
        }

        return null;
    }

    private void CloseLooseGroup()
    {
        if (_messages.Count == 0) return;
        _groups.Add(new GroupReport(null, [.. _messages], null, []));
        _messages.Clear();
    }
}
