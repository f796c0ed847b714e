using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Walks the envelopes of one interchange: ISA to IEA, GS to GE, ST to SE.</summary>
internal sealed class InterchangeWalker(ReadOnlyMemory<byte> bytes)
{
    private readonly X12Reader _reader = new(bytes);
    private readonly DiagnosticList _diagnostics = [];
    private readonly List<Asn.Asn> _asns = [];
    private readonly HashSet<string> _setNumbers = new(StringComparer.Ordinal);

    private X12Segment? _group;
    private X12Segment? _set;
    private ShipNoticeBuilder? _notice;
    private int _segments;
    private int _sets;
    private int _groups;
    private bool _incomplete;
    private bool _ended;

    public AsnInterchange Walk()
    {
        while (_reader.TryRead(out var segment))
        {
            if (_ended)
            {
                Trailing(segment);
                break;
            }

            Take(segment);
        }

        if (_reader.Header is not null && !_ended)
        {
            CloseGroup(null);
            _incomplete = true;
            _diagnostics.Error("iea-missing", "The interchange ends without IEA; it may have been cut off.", null);
        }

        return Result();
    }

    private void Take(X12Segment segment)
    {
        switch (segment.Id)
        {
            case "ISA" when segment.Ordinal == 1:
                break;
            case "ISA":
                // Another interchange begins before this one has ended: it is not read, and that is said.
                CloseGroup(segment);
                _incomplete = _ended = true;
                _diagnostics.Error("iea-missing", "Another ISA follows before the IEA.", segment.Position());
                Trailing(segment);
                break;
            case "GS":
                OpenGroup(segment);
                break;
            case "GE" when segment.Terminated || segment.Count >= 2:
                CloseGroup(segment);
                break;
            case "ST":
                OpenSet(segment);
                break;
            case "SE" when _set is not null:
                CloseSet(segment);
                break;
            case "IEA" when segment.Terminated || SameNumber(segment[2], _reader.Header!.ControlNumber):
                End(segment);
                break;
            default:
                Other(segment);
                break;
        }
    }

    private void Other(X12Segment segment)
    {
        if (_set is not null)
        {
            _segments++;
            if (segment.Terminated)
            {
                _notice?.Read(segment);
            }
        }
        else if (segment.Terminated && segment.Id is not ("TA1" or "ISB" or "ISE" or "TA3"))
        {
            _diagnostics.Error("segment-unexpected", $"'{segment.Id}' stands outside of any transaction set and was not read.", segment.Position());
        }
    }

    private void OpenGroup(X12Segment gs)
    {
        CloseGroup(gs, missing: true);
        _group = gs;
        _groups++;
        _sets = 0;
        _setNumbers.Clear();
    }

    private void OpenSet(X12Segment st)
    {
        SetMissingTrailer(st);
        _set = st;
        _sets++;
        _segments = 1;
        if (st[1] != "856")
        {
            _diagnostics.Warning("transaction-set-unsupported", $"Transaction set {st[1]} is not a ship notice and was passed over.", st.Position(1));
            return;
        }

        _notice = new ShipNoticeBuilder(st);
        if (_group is null)
        {
            _notice.Diagnostics.Error("gs-missing", "The transaction set stands outside of a functional group.", st.Position());
        }
        else if (_group[1] != "SH" && _sets == 1)
        {
            _diagnostics.Warning("functional-group-id", $"GS01 is '{_group[1]}'; ship notices are in groups SH.", _group.Position(1));
        }

        if (st[2].Length == 0)
        {
            _notice.Diagnostics.Error("element-missing", "ST02, the control number, is missing.", st.Position(2));
        }
        else if (!_setNumbers.Add(st[2]))
        {
            _notice.Diagnostics.Warning("set-control-number-duplicate", $"ST02 {st[2]} was used before in this group.", st.Position(2));
        }
    }

    private void CloseSet(X12Segment se)
    {
        _segments++;
        if (_notice is { Diagnostics: var found })
        {
            if (!SameNumber(se[1], _segments.ToString(CultureInfo.InvariantCulture)))
            {
                found.Error("segment-count-mismatch", $"SE01 is '{se[1]}'; the transaction set has {_segments} segments.", se.Position(1));
            }

            if (se[2] != _set![2])
            {
                found.Error("set-control-number-mismatch", $"SE02 is '{se[2]}'; ST02 is '{_set[2]}'.", se.Position(2));
            }
        }

        Keep();
    }

    private void SetMissingTrailer(X12Segment? next)
    {
        if (_set is null)
        {
            return;
        }

        _incomplete = true;
        var where = next is null ? "the input ends" : $"{next.Id} follows";
        var position = next?.Position() ?? _set.Position();
        if (_notice is not null)
        {
            _notice.Diagnostics.Error("se-missing", $"The transaction set {_set[2]} has no SE: {where}.", position);
        }
        else
        {
            _diagnostics.Error("se-missing", $"The transaction set {_set[2]} has no SE: {where}.", position);
        }

        Keep();
    }

    private void Keep()
    {
        if (_notice is not null)
        {
            _asns.Add(_notice.Finish(_group?[6]));
        }

        _set = null;
        _notice = null;
    }

    private void CloseGroup(X12Segment? by, bool missing = false)
    {
        SetMissingTrailer(by);
        if (by is { Id: "GE" } ge && !missing)
        {
            CheckGroup(ge);
        }
        else if (_group is not null)
        {
            _incomplete = true;
            _diagnostics.Error("ge-missing", $"The functional group {_group[6]} has no GE.", by?.Position() ?? _group.Position());
        }

        _group = null;
    }

    private void CheckGroup(X12Segment ge)
    {
        if (_group is null)
        {
            _diagnostics.Error("segment-unexpected", "GE stands outside of any functional group.", ge.Position());
            return;
        }

        if (!SameNumber(ge[1], _sets.ToString(CultureInfo.InvariantCulture)))
        {
            _incomplete |= Exceeds(ge[1], _sets);
            _diagnostics.Warning("set-count-mismatch", $"GE01 is '{ge[1]}'; the functional group has {_sets} transaction sets.", ge.Position(1));
        }

        if (!SameNumber(ge[2], _group[6]))
        {
            _diagnostics.Warning("group-control-number-mismatch", $"GE02 is '{ge[2]}'; GS06 is '{_group[6]}'.", ge.Position(2));
        }
    }

    private void End(X12Segment iea)
    {
        if (_set is not null || _group is not null)
        {
            CloseGroup(iea);
        }

        _ended = true;
        if (!SameNumber(iea[1], _groups.ToString(CultureInfo.InvariantCulture)))
        {
            _incomplete |= Exceeds(iea[1], _groups);
            _diagnostics.Warning("group-count-mismatch", $"IEA01 is '{iea[1]}'; the interchange has {_groups} functional groups.", iea.Position(1));
        }

        if (!SameNumber(iea[2], _reader.Header!.ControlNumber))
        {
            _diagnostics.Warning(
                "interchange-control-number-mismatch", $"IEA02 is '{iea[2]}'; ISA13 is '{_reader.Header.ControlNumber}'.", iea.Position(2));
        }

        if (!iea.Terminated)
        {
            _diagnostics.Warning("terminator-missing", "The IEA, the last segment, has no terminator.", iea.Position());
        }
    }

    private void Trailing(X12Segment segment)
    {
        if (segment.Id == "ISA" || segment.Id.StartsWith("ISA", StringComparison.Ordinal))
        {
            _diagnostics.Error("interchange-further", "A second interchange follows; only the first was read.", segment.Position());
        }
        else
        {
            _diagnostics.Error("data-after-iea", $"Data follows the IEA and was not read: '{Excerpt(segment.Id)}'.", segment.Position());
        }
    }

    private AsnInterchange Result()
    {
        var header = _reader.Header;
        return new AsnInterchange
        {
            Format = AsnFormat.X12,
            Sender = header?.Sender,
            Receiver = header?.Receiver,
            ControlNumber = header?.ControlNumber,
            PreparedAt = header?.PreparedAt,
            IsTest = header?.IsTest ?? false,
            Asns = _asns,
            Diagnostics = [.. _reader.Diagnostics, .. _diagnostics],
            IsComplete = header is not null && _ended && !_incomplete,
        };
    }

    private static string Excerpt(string text) => text.Length <= 20 ? text : text[..20] + "…";

    // Control numbers and counts are numeric: leading zeros do not make a difference.
    private static bool SameNumber(string left, string right) => left.Length > 0 && left.TrimStart('0') == right.TrimStart('0');

    private static bool Exceeds(string counted, int found) =>
        !decimal.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > found;
}
