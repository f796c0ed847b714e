using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Takes the segments of one transaction set 856 in order and makes the ship notice of them; then it takes those of the next
/// one, so that what only serves the reading is allocated once.
/// </summary>
internal sealed class ShipNoticeBuilder
{
    private readonly EdiDelimiters _delimiters;
    private readonly ElementReader _elements;
    private readonly MarksReader _marks;
    private readonly PartyReader _parties = new();
    private readonly Hierarchy _hierarchy;
    private readonly LineReader _lines;
    private readonly LineAssembler _assembler;
    private readonly TransportReader _transport;
    private readonly List<AsnReference> _references = [];

    // Of each SN1; hardly any CTT asks for their sum.
    private readonly List<decimal> _counted = [];

    private MessageHeader _header = null!;
    private HierarchyNode _node;
    private Facts _facts;
    private Load? _load;
    private bool _begun;
    private AsnPurpose _purpose;
    private string? _shipmentId;
    private DateTime? _prepared;
    private DateTime? _shipped;
    private DateTime? _expected;

    public ShipNoticeBuilder(EdiDelimiters delimiters)
    {
        _delimiters = delimiters;
        _elements = new ElementReader(Diagnostics);
        _marks = new MarksReader(Diagnostics);
        _hierarchy = new Hierarchy(Diagnostics);
        _lines = new LineReader(Diagnostics, _elements);
        _assembler = new LineAssembler(Diagnostics);
        _transport = new TransportReader(Diagnostics);
        _facts = _node = _hierarchy.Header;
    }

    /// <summary>Of the notice at hand.</summary>
    public DiagnosticList Diagnostics { get; } = [];

    private bool OnShipment => _node == _hierarchy.Header || _node.Level == "S";

    /// <summary>Begins a notice.</summary>
    /// <param name="version">GS08; null when the set stands outside of any group.</param>
    public void Start(MessageHeader header, string? version)
    {
        _header = header;
        _elements.ExpectsCentury = (header.Version ?? version) is { Length: >= 6 } stated && string.CompareOrdinal(stated, "004010") >= 0;
        _hierarchy.Clear();
        _lines.Clear();
        _marks.Clear();
        _parties.Clear();
        _transport.Clear();
        _references.Clear();
        _facts = _node = _hierarchy.Header;
        (_load, _begun, _purpose, _shipmentId) = (null, false, AsnPurpose.Unknown, null);
        (_prepared, _shipped, _expected) = (null, null, null);
        _counted.Clear();
        if (_counted.Capacity > Facts.MostKept) _counted.Capacity = 0;
    }

    /// <summary>Takes one segment between ST and SE.</summary>
    public void Read(in Segment segment, uint tag)
    {
        if (!segment.IsPlain) CheckCharacters(segment);
        if (_parties.IsOpen || tag == Tag.N1) _parties.Read(segment, tag, _facts, OnShipment && _facts == _node);
        if (tag is not (Tag.Ref or Tag.Dtp or Tag.Dtm)) _load = null;
        switch (tag)
        {
            case Tag.Bsn:
                Begin(segment);
                break;
            case Tag.Hl:
                _facts = _node = _hierarchy.Add(segment);
                break;
            case Tag.Lin:
                _facts = _lines.Line(segment, _node);
                break;
            case Tag.Sn1:
                Count(segment);
                break;
            case Tag.Sln:
                _lines.Subline(segment, _node, _facts);
                break;
            case Tag.Cld:
                _load = new Load(LoadNumber(segment, 1, 99_999), LoadNumber(segment, 2, 999_999_999_999));
                _facts.AddLoad(_load);
                break;
            case Tag.Ref:
                Reference(segment);
                break;
            case Tag.Dtm:
                Date(segment);
                break;
            case Tag.Dtp when _load is not null:
                LoadDate(segment);
                break;
            case Tag.Man:
                _marks.Read(segment, _facts);
                break;
            case Tag.Prf:
                _facts.PurchaseOrder ??= segment.TextOrNull(1);
                break;
            case Tag.Pid:
                _facts.Description ??= segment.TextOrNull(5);
                break;
            case Tag.Po4:
                _facts.PackSize ??= X12Numbers.TryCount(segment[1], out var packs) || X12Numbers.TryCount(segment[14], out packs) ? packs : null;
                break;
            case Tag.Td1 or Tag.Td3 or Tag.Td5 when OnShipment:
                _transport.Read(segment, tag);
                break;
            case Tag.Ctt:
                Totals(segment);
                break;
            default:
                break;
        }
    }

    /// <summary>The notice, with all that was found wrong in it.</summary>
    public Asn.Asn Finish(string? group)
    {
        if (!_begun) Diagnostics.Error("bsn-missing", "The transaction set has no BSN.", _header.Position);
        if (_hierarchy.Nodes.Count == 0) Diagnostics.Error("hl-missing", "The transaction set has no HL.", _header.Position);

        var parties = _parties.Finish();
        var lines = _assembler.Assemble(_hierarchy.Nodes, _lines.Drafts, Sellers.Of(parties));
        if (lines.Count == 0 && _hierarchy.Nodes.Count > 0 && _purpose is not (AsnPurpose.Cancel or AsnPurpose.Delete))
        {
            Diagnostics.Warning("line-missing", "The ship notice names no goods.", _header.Position);
        }

        return new Asn.Asn
        {
            GroupControlNumber = group,
            ControlNumber = _header.ControlNumber,
            Position = _header.Position,
            Purpose = _purpose,
            ShipmentId = _shipmentId,
            PreparedAt = _prepared,
            ShippedOn = _shipped,
            ExpectedOn = _expected,
            Carrier = _transport.Carrier,
            Equipment = _transport.Equipment,
            Packages = _transport.Packages,
            GrossWeight = _transport.GrossWeight,
            Parties = parties,
            References = _references.ToArray(),
            Lines = lines,
            Diagnostics = Diagnostics.Drain(),
        };
    }

    private void CheckCharacters(in Segment segment)
    {
        if (ControlCharacters.Find(segment, _delimiters) is not { } element) return;
        Diagnostics.Error(
            "control-character", $"{segment.Id} contains a line break or another control character; a terminator may be missing.",
            segment.Position(element == 0 ? null : element));
    }

    private void Begin(in Segment bsn)
    {
        if (_begun)
        {
            Diagnostics.Error("bsn-duplicate", "The transaction set has a second BSN.", bsn.Position());
            return;
        }

        _begun = true;
        _purpose = ShipNoticeCodes.Purpose(bsn.Text(1));
        _shipmentId = bsn.TextOrNull(2);
        _prepared = _elements.Combined(bsn, 3, 4);
        if (bsn[1].IsEmpty)
        {
            Diagnostics.Error("element-missing", "BSN01, the purpose, is missing.", bsn.Position(1));
        }
        else if (_purpose == AsnPurpose.Unknown)
        {
            Diagnostics.Error("purpose-unknown", $"BSN01 '{bsn.Text(1)}' is no purpose that a ship notice can have.", bsn.Position(1));
        }

        if (_shipmentId is null) Diagnostics.Error("element-missing", "BSN02, the shipment's number, is missing.", bsn.Position(2));
        if (_prepared is null) Diagnostics.Warning("date-invalid", $"BSN03 '{bsn.Text(3)}' is not a date.", bsn.Position(3));
    }

    private void Count(in Segment sn1)
    {
        if (_facts.Counted)
        {
            Diagnostics.Error("sn1-duplicate", "A second SN1 follows for the same line.", sn1.Position());
            return;
        }

        _facts.Counted = true;
        if (_elements.Quantity(sn1, 2, 3) is not { } quantity) return;
        _facts.Quantity = quantity;
        _counted.Add(quantity.Value);
    }

    private static decimal? LoadNumber(in Segment cld, int element, decimal limit) =>
        X12Numbers.TryQuantity(cld[element], out var value) && value <= limit ? value : null;

    private void Reference(in Segment segment)
    {
        var qualifier = segment.TextOrNull(1);
        var value = segment.TextOrNull(2) ?? segment.TextOrNull(3);
        if (qualifier is not null && value is not null)
        {
            Reference(qualifier, value);
            if (OnShipment) _references.Add(new AsnReference(qualifier, value));
        }

        // REF04 is up to three more pairs in one composite.
        if (segment.Count < 4) return;
        for (var i = 1; i <= 5; i += 2)
        {
            if (segment.TextOrNull(4, i) is { } name && segment.TextOrNull(4, i + 1) is { } further) Reference(name, further);
        }
    }

    private void Reference(string qualifier, string value)
    {
        if (ShipNoticeCodes.IsLotReference(qualifier))
        {
            (_load ?? _facts).AddLot(value);
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

    private void Date(in Segment dtm)
    {
        var qualifier = dtm[1];
        if (ShipNoticeCodes.DateOf(qualifier) is { } kind)
        {
            if (_elements.Date(dtm, lastDay: kind == DateKind.Expiry) is { } date) (_load ?? _facts).Add(kind, date);
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

    // DTP02 is the form of DTP03: D8 a day.
    private void LoadDate(in Segment dtp)
    {
        if (ShipNoticeCodes.DateOf(dtp[1]) is not { } kind || !dtp[2].SequenceEqual("D8"u8)) return;
        if (!EdiDates.TryDate(dtp[3], out var date))
        {
            Diagnostics.Warning("date-invalid", $"DTP03 '{dtp.Text(3)}' is not a date.", dtp.Position(3));
            return;
        }

        _load!.Add(kind, date);
        _load.HasOwnDate = true;
    }

    // CTT01 counts the HLs in a ship notice; some senders count the lines. CTT02 is the hash total of SN102.
    private void Totals(in Segment ctt)
    {
        var (levels, lines) = (_hierarchy.Nodes.Count, _lines.Drafts.Count);
        if (!ctt[1].IsEmpty && (!X12Numbers.TryQuantity(ctt[1], out var count) || (count != levels && count != lines)))
        {
            Diagnostics.Warning("total-mismatch", $"CTT01 is {ctt.Text(1)}; there are {levels} levels and {lines} lines.", ctt.Position(1));
        }

        if (ctt[2].IsEmpty) return;
        var sum = _counted.Sum();
        if (!X12Numbers.TryQuantity(ctt[2], out var hash) || hash != sum)
        {
            Diagnostics.Warning(
                "total-mismatch", $"CTT02 is {ctt.Text(2)}; the quantities add up to {sum.ToString(CultureInfo.InvariantCulture)}.", ctt.Position(2));
        }
    }
}
