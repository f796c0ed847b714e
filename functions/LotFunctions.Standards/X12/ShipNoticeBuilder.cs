using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Takes the segments of one transaction set 856 in order and makes the ship notice of them.</summary>
internal sealed class ShipNoticeBuilder
{
    private readonly DiagnosticList _diagnostics = [];
    private readonly ElementReader _elements;
    private readonly MarksReader _marks;
    private readonly PartyReader _parties = new();
    private readonly Hierarchy _hierarchy;
    private readonly List<AsnReference> _references = [];
    private readonly List<LineDraft> _drafts = [];
    private readonly X12Segment _st;

    private HierarchyNode _node;
    private Facts _facts;
    private Load? _load;
    private X12Segment? _bsn;
    private DateTime? _shipped;
    private DateTime? _expected;
    private decimal _hash;
    private bool _closed;

    public ShipNoticeBuilder(X12Segment st)
    {
        _st = st;
        _elements = new ElementReader(_diagnostics);
        _marks = new MarksReader(_diagnostics);
        _hierarchy = new Hierarchy(_diagnostics);
        _facts = _node = _hierarchy.Header;
    }

    public DiagnosticList Diagnostics => _diagnostics;

    private bool OnShipment => _node == _hierarchy.Header || _node.Level == "S";

    /// <summary>Takes one segment between ST and SE.</summary>
    public void Read(X12Segment segment)
    {
        if (segment.ControlCharacter() is { } element)
        {
            _diagnostics.Error(
                "control-character", $"{segment.Id} contains a line break or another control character; a terminator may be missing.", segment.Position(element));
        }

        _parties.Read(segment);
        if (segment.Id is not "REF" and not "DTP")
        {
            _load = null;
        }

        switch (segment.Id)
        {
            case "BSN":
                Begin(segment);
                break;
            case "HL":
                _facts = _node = _hierarchy.Add(segment);
                break;
            case "LIN":
                Line(segment);
                break;
            case "SN1":
                Count(segment);
                break;
            case "SLN":
                Subline(segment);
                break;
            case "CLD":
                _load = new Load(LoadNumber(segment, 1, 99_999), LoadNumber(segment, 2, 999_999_999_999));
                _facts.AddLoad(_load);
                break;
            case "REF":
                Reference(segment);
                break;
            case "DTM":
                Date(segment);
                break;
            case "MAN":
                _marks.Read(segment, _facts);
                break;
            case "PRF":
                _facts.PurchaseOrder ??= Text(segment[1]);
                break;
            case "PID":
                _facts.Description ??= Text(segment[5]);
                break;
            case "CTT":
                Totals(segment);
                break;
            default:
                break;
        }
    }

    /// <summary>The notice, with all that was found wrong in it.</summary>
    public Asn.Asn Finish(string? group)
    {
        if (!_closed)
        {
            _closed = true;
            if (_bsn is null)
            {
                _diagnostics.Error("bsn-missing", "The transaction set has no BSN.", _st.Position());
            }

            if (_hierarchy.Nodes.Count == 0)
            {
                _diagnostics.Error("hl-missing", "The transaction set has no HL.", _st.Position());
            }
        }

        var purpose = _bsn is null ? AsnPurpose.Unknown : ShipNoticeCodes.Purpose(_bsn[1]);
        var lines = new LineAssembler(_diagnostics, ItemQualifiers.X12).Assemble(_hierarchy.Nodes, _drafts);
        if (lines.Count == 0 && _hierarchy.Nodes.Count > 0 && purpose is not (AsnPurpose.Cancel or AsnPurpose.Delete))
        {
            _diagnostics.Warning("line-missing", "The ship notice names no goods.", _st.Position());
        }

        return new Asn.Asn
        {
            GroupControlNumber = group,
            ControlNumber = _st[2],
            Position = _st.Position(),
            Purpose = purpose,
            ShipmentId = _bsn is null ? null : Text(_bsn[2]),
            PreparedAt = _bsn is null ? null : X12Dates.Combine(_bsn[3], _bsn[4]),
            ShippedOn = _shipped,
            ExpectedOn = _expected,
            Parties = _parties.Finish(),
            References = _references,
            Lines = lines,
            Diagnostics = _diagnostics,
        };
    }

    private void Begin(X12Segment bsn)
    {
        if (_bsn is not null)
        {
            _diagnostics.Error("bsn-duplicate", "The transaction set has a second BSN.", bsn.Position());
            return;
        }

        _bsn = bsn;
        if (bsn[1].Length == 0)
        {
            _diagnostics.Error("element-missing", "BSN01, the purpose, is missing.", bsn.Position(1));
        }
        else if (ShipNoticeCodes.Purpose(bsn[1]) == AsnPurpose.Unknown)
        {
            _diagnostics.Error("purpose-unknown", $"BSN01 '{bsn[1]}' is no purpose that a ship notice can have.", bsn.Position(1));
        }

        if (bsn[2].Length == 0)
        {
            _diagnostics.Error("element-missing", "BSN02, the shipment's number, is missing.", bsn.Position(2));
        }

        if (X12Dates.Combine(bsn[3], bsn[4]) is null)
        {
            _diagnostics.Warning("date-invalid", $"BSN03 '{bsn[3]}' is not a date.", bsn.Position(3));
        }
    }

    private void Line(X12Segment lin)
    {
        var line = new LineDraft(_node, lin.Position(), lin[1]);
        Identify(lin, 2, line);
        _drafts.Add(line);
        _facts = line;
    }

    private void Identify(X12Segment segment, int first, LineDraft facts)
    {
        foreach (var (item, element) in _elements.Identifiers(segment, first))
        {
            if (ShipNoticeCodes.IsLotIdentifier(item.Qualifier))
            {
                facts.AddLot(item.Value);
            }
            else if (ShipNoticeCodes.IsSerialIdentifier(item.Qualifier))
            {
                facts.AddSerial(item.Value);
            }
            else if (item.Qualifier == "PO")
            {
                facts.PurchaseOrder ??= item.Value;
            }
            else if (item.Qualifier == "UO" && Sscc.TryParse(item.Value, out var sscc))
            {
                facts.AddUnit(sscc.ToString());
            }
            else
            {
                facts.Items.Add(item);
            }
        }
    }

    private void Count(X12Segment sn1)
    {
        if (_facts.Counted)
        {
            _diagnostics.Error("sn1-duplicate", "A second SN1 follows for the same line.", sn1.Position());
            return;
        }

        _facts.Counted = true;
        _facts.Quantity = _elements.Quantity(sn1, 2, 3);
        _hash += _facts.Quantity?.Value ?? 0;
    }

    private void Subline(X12Segment sln)
    {
        var part = new LineDraft(_node, sln.Position(), sln[1]);
        Identify(sln, 9, part);
        if (part.Lots.Count == 0 && part.Serials.Count == 0)
        {
            if (part.Items.Count > 0)
            {
                _diagnostics.Warning("sln-ignored", "The SLN names goods within the line but no lot of them.", sln.Position());
            }

            return;
        }

        if (sln[4].Length > 0)
        {
            part.Counted = true;
            part.Quantity = _elements.Quantity(sln, 4, 5);
        }

        // The same goods once more, or none, is a part of the line; other goods are a line of their own.
        if (_facts is LineDraft line && part.Items.TrueForAll(i => line.Items.Exists(known => known.Value == i.Value)))
        {
            line.Parts.Add(part);
        }
        else
        {
            _drafts.Add(part);
        }
    }

    private static decimal? LoadNumber(X12Segment cld, int element, decimal limit) =>
        ElementReader.TryNumber(cld[element], out var value) && value <= limit ? value : null;

    private void Reference(X12Segment segment)
    {
        var value = Text(segment[2]) ?? Text(segment[3]);
        if (segment[1].Length > 0 && value is not null)
        {
            Reference(segment[1], value);
            if (OnShipment)
            {
                _references.Add(new AsnReference(segment[1], value));
            }
        }

        // REF04 is up to three more pairs in one composite.
        for (var i = 1; i <= 5; i += 2)
        {
            var (qualifier, further) = (segment.Component(4, i), segment.Component(4, i + 1));
            if (qualifier.Length > 0 && further.Length > 0)
            {
                Reference(qualifier, further);
            }
        }
    }

    private void Reference(string qualifier, string value)
    {
        if (ShipNoticeCodes.IsLotReference(qualifier))
        {
            _load?.Lots.Add(value);
            if (_load is null)
            {
                _facts.AddLot(value);
            }
        }
        else if (qualifier is "SE" or "LS" && _load is null && !OnShipment)
        {
            _facts.AddSerial(value);
        }
        else if (qualifier == "PO")
        {
            _facts.PurchaseOrder ??= value;
        }
    }

    private void Date(X12Segment dtm)
    {
        var qualifier = dtm[1];
        if (ShipNoticeCodes.IsExpiry(qualifier))
        {
            _facts.Expiry = With(_facts.Expiry, dtm);
        }
        else if (ShipNoticeCodes.IsProduction(qualifier))
        {
            _facts.Production = With(_facts.Production, dtm);
        }
        else if (ShipNoticeCodes.IsPacked(qualifier))
        {
            _facts.Packed = With(_facts.Packed, dtm);
        }
        else if (OnShipment && ShipNoticeCodes.IsShipped(qualifier))
        {
            _shipped ??= _elements.DateTime(dtm, error: false);
        }
        else if (OnShipment && ShipNoticeCodes.IsExpected(qualifier))
        {
            _expected ??= _elements.DateTime(dtm, error: false);
        }
    }

    private DateFact With(DateFact fact, X12Segment dtm) =>
        _elements.DateTime(dtm, error: true) is { } date ? fact.With(DateOnly.FromDateTime(date)) : fact;

    // CTT01 counts the HLs in a ship notice; some senders count the lines. CTT02 is the hash total of SN102.
    private void Totals(X12Segment ctt)
    {
        if (ctt[1].Length > 0 && (!ElementReader.TryNumber(ctt[1], out var count) || (count != _hierarchy.Nodes.Count && count != _drafts.Count)))
        {
            _diagnostics.Warning(
                "total-mismatch", $"CTT01 is {ctt[1]}; there are {_hierarchy.Nodes.Count} levels and {_drafts.Count} lines.", ctt.Position(1));
        }

        if (ctt[2].Length > 0 && (!ElementReader.TryNumber(ctt[2], out var hash) || hash != _hash))
        {
            _diagnostics.Warning("total-mismatch", $"CTT02 is {ctt[2]}; the quantities add up to {_hash.ToString(System.Globalization.CultureInfo.InvariantCulture)}.", ctt.Position(2));
        }
    }

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
