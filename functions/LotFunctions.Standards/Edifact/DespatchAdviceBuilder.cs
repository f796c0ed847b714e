using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Takes the segments of one despatch advice after another and makes ship notices of them (DESADV of D.93A to today, and its
/// EANCOM and industry subsets: the segments that matter here are the same in all of them).
/// </summary>
internal sealed class DespatchAdviceBuilder
{
    private readonly Content _content;
    private readonly PackingTree _tree;
    private readonly LineReader _lines;
    private readonly IdentityReader _identities;
    private readonly DateReader _dates;
    private readonly LineAssembler _assembler;
    private readonly TransportReader _transport;
    private readonly List<HierarchyNode> _packages = [];
    private readonly List<AsnReference> _references = [];
    private readonly RecentParties _recentParties = new();
    private readonly RecentParties _recentSuppliers = new();
    private readonly PartyList _parties = new();

    private MessageHeader _header = null!;
    private HierarchyNode _node = null!;
    private Place _place;
    private string? _shipmentId;
    private AsnPurpose _purpose;
    private bool _begun;
    private bool _severalOrders;

    public DespatchAdviceBuilder(EdiDelimiters delimiters, EdiText text)
    {
        _content = new Content(delimiters, text);
        _tree = new PackingTree(_content);
        _lines = new LineReader(_content);
        _identities = new IdentityReader(_content);
        _assembler = new LineAssembler(Diagnostics);
        _transport = new TransportReader(_content);
        _dates = new DateReader(_content);
    }

    private enum Place
    {
        /// <summary>Before the first NAD.</summary>
        Header,

        /// <summary>Parties, transport, equipment.</summary>
        Party,

        /// <summary>A packing level and its packages.</summary>
        Package,

        Line,

        /// <summary>Where a line goes to, or in what (SG18, SG19): its quantities are shares of the line's.</summary>
        Split,
    }

    // What is said of goods here is said of this.
    private Facts Goods => _lines.Facts ?? _node;

    /// <summary>Of the message at hand, whatever it is.</summary>
    public DiagnosticList Diagnostics => _content.Diagnostics;

    /// <summary>A message begins.</summary>
    public void Begin(MessageHeader header)
    {
        _header = header;
        _content.IsEancom = header.Version?.Contains(":EAN", StringComparison.OrdinalIgnoreCase) ?? false;
        _tree.Clear();
        _lines.Clear();
        _dates.Clear();
        _identities.Clear();
        _transport.Clear();
        _references.Clear();
        _parties.Clear();
        _node = _tree.Header;
        _place = Place.Header;
        _shipmentId = null;
        _purpose = AsnPurpose.Unknown;
        _begun = _severalOrders = false;
    }

    /// <summary>Takes one segment between UNH and UNT.</summary>
    public void Read(in Segment segment, int tag)
    {
        _content.Begin(segment);
        switch (tag)
        {
            case SegmentTag.Lin:
                if (_node == _tree.Header && _lines.Count == 0)
                {
                    Diagnostics.Warning("cps-missing", "The line stands before any CPS; no packing is known.", segment.Position());
                }

                _place = Place.Line;
                _lines.Lin(segment, _node);
                break;
            case SegmentTag.Pia:
                _lines.Pia(segment);
                break;
            case SegmentTag.Qty when _place == Place.Line:
                _lines.Qty(segment);
                break;
            case SegmentTag.Imd:
                _lines.Imd(segment);
                break;
            case SegmentTag.Dtm when _place >= Place.Package:
                _dates.Goods(segment, Goods);
                break;
            case SegmentTag.Dtm:
                _dates.Shipment(segment);
                break;
            case SegmentTag.Rff:
                Reference(segment);
                break;
            case SegmentTag.Cps:
                _place = Place.Package;
                _lines.Leave();
                _node = _tree.Add(segment);
                break;
            case SegmentTag.Qty when _place == Place.Package:
                PackSize(segment);
                break;
            case SegmentTag.Pac when _place < Place.Line:
                _place = Place.Package;
                if (_tree.Nodes.Count == 1) _transport.Pac(segment);
                break;
            case SegmentTag.Tdt or SegmentTag.Eqd or SegmentTag.Mea when _place < Place.Package:
                _transport.Read(segment, tag);
                break;
            case SegmentTag.Pci:
                Mark(segment);
                break;
            case SegmentTag.Gin:
                _identities.Gin(segment, Goods);
                break;
            case SegmentTag.Gir when _place >= Place.Package:
                _identities.Gir(segment, Goods);
                break;
            case SegmentTag.Nad when _place < Place.Package:
                _place = Place.Party;
                _parties.Add(_recentParties.Read(segment, _parties.Count, _content));
                break;
            case SegmentTag.Nad when _place is Place.Package or Place.Line:
                Goods.Supplier = Sellers.Better(Goods.Supplier, _recentSuppliers.Read(segment, 0, _content));
                break;
            case SegmentTag.Loc or SegmentTag.Sgp when _place == Place.Line:
                _place = Place.Split;
                break;
            case SegmentTag.Bgm:
                Bgm(segment);
                break;
            case SegmentTag.Cnt:
                Total(segment);
                break;
            default:
                break;
        }
    }

    /// <summary>The notice, with all that was found wrong in it.</summary>
    public Asn.Asn Finish(string? group)
    {
        if (!_begun) Diagnostics.Error("bgm-missing", "The message has no BGM.", _header.Position);
        _lines.Nest();
        if (_lines.Count == 0 && _purpose is not (AsnPurpose.Cancel or AsnPurpose.Delete))
        {
            Diagnostics.Warning("line-missing", "The ship notice names no goods.", _header.Position);
        }

        Packages();
        var parties = _parties.Take();
        var lines = _assembler.Assemble(_packages, _lines.Drafts, Sellers.Of(parties));
        return new Asn.Asn
        {
            GroupControlNumber = group,
            ControlNumber = _header.ControlNumber,
            Position = _header.Position,
            Purpose = _purpose,
            ShipmentId = _shipmentId,
            PreparedAt = _dates.Prepared,
            ShippedOn = _dates.Shipped,
            ExpectedOn = _dates.Expected,
            Carrier = _transport.Carrier,
            Equipment = _transport.Equipment,
            Packages = _tree.HasOneTop ? _transport.Packages : null,
            GrossWeight = _transport.GrossWeight,
            Parties = parties,
            References = _references.Count == 0 ? [] : _references.ToArray(),
            Lines = lines,
            Diagnostics = Diagnostics.Drain(),
        };
    }

    // BGM 1004 is the second element; in directories from D.97B on it is the first component of C106 there.
    private void Bgm(in Segment bgm)
    {
        if (_begun)
        {
            _content.Error("bgm-duplicate", "The message has a second BGM.", bgm);
            return;
        }

        _begun = true;
        _shipmentId = bgm.TextOrNull(2, 1);
        if (_shipmentId is null) _content.Error("element-missing", "BGM 1004, the shipment's number, is missing.", bgm, 2);
        var function = bgm.Component(3, 1);
        _purpose = DespatchCodes.Purpose(function);
        if (_purpose == AsnPurpose.Unknown && function.Length > 3)
        {
            // 1225 has three characters: this is something else in its place, a date as a rule.
            _purpose = AsnPurpose.Original;
            _content.Warning("purpose-unknown", $"BGM 1225 '{bgm.Text(3)}' is too long to be a function; the message is taken as an original.", bgm, 3);
        }
        else if (_purpose == AsnPurpose.Unknown)
        {
            _content.Error("purpose-unknown", $"BGM 1225 '{bgm.Text(3)}' is no function that a ship notice can have.", bgm, 3);
        }
    }

    private void Mark(in Segment pci)
    {
        if (_place >= Place.Line)
        {
            _place = Place.Line;
            _lines.BeginPart();
        }

        if (!pci[2].IsEmpty) _identities.Marks(pci, Goods);
    }

    private void Reference(in Segment rff)
    {
        var parts = _content.Open(rff, 1);
        var (qualifier, value) = (_content.Code(parts.Next()), _content.TextOrNull(parts.Next()));
        if (value is null)
        {
            _content.Warning("reference-incomplete", $"RFF '{qualifier}' has no number in 1154.", rff, 1, 2);
            return;
        }

        if (_place < Place.Package)
        {
            // After a NAD it is the party's own reference, unless it can only be the shipment's.
            if (_place == Place.Header || qualifier is "ON" or "DQ" or "BM" or "AAS" or "CT" or "AAK" or "AAJ") _references.Add(new AsnReference(qualifier, value));
            if (qualifier == "ON") HeaderOrder(rff, value);
            return;
        }

        switch (qualifier)
        {
            case "ON":
                Goods.PurchaseOrder ??= value;
                break;
            case "BT" or "LT":
                Goods.AddLot(value);
                break;
            case "SE":
                Goods.AddSerial(value);
                break;
            default:
                break;
        }
    }

    // With several orders in the header, which one a line is of is for the line to say.
    private void HeaderOrder(in Segment rff, string number)
    {
        if (_severalOrders || _tree.Header.PurchaseOrder == number) return;
        _severalOrders = _tree.Header.PurchaseOrder is not null;
        _tree.Header.PurchaseOrder = _severalOrders ? null : number;
        if (_severalOrders) _content.Warning("order-ambiguous", "The header names several orders; which one a line is of is not said there.", rff, 1);
    }

    // 6069 2 counts the line items.
    private void Total(in Segment cnt)
    {
        if (cnt.Component(1, 1) is not [(byte)'2']) return;
        if (!QuantityReader.TryNumber(cnt.Component(1, 2), out var stated) || stated != _lines.Count)
        {
            _content.Warning("total-mismatch", $"CNT 6066 is '{cnt.Text(1, 2)}'; there are {_lines.Count} lines.", cnt, 1, 2);
        }
    }

    private void PackSize(in Segment qty)
    {
        var parts = _content.Open(qty, 1);
        if (DespatchCodes.IsPackSize(DespatchCodes.Number(parts.Next()))) _node.PackSize ??= QuantityReader.Count(parts.Next());
    }

    // The levels without lines that stand below a level with one line hold its goods. Below several, nothing says whose.
    private void Packages()
    {
        _packages.Clear();
        if (_packages.Capacity > Facts.MostKept) _packages.Capacity = 0;
        foreach (var node in _tree.Nodes)
        {
            if (node.HasDraft) continue;
            var above = node.Parent;
            while (above is not null && !above.HasDraft) above = above.Parent;
            if (above is null) continue;
            if (!above.HasDrafts)
            {
                _packages.Add(node);
            }
            else if (node.Units.Count > 0)
            {
                Diagnostics.Warning("unit-unassigned", "The level has SSCCs and no lines, and several lines above; which it holds is not said.", node.Position);
            }
        }
    }
}
