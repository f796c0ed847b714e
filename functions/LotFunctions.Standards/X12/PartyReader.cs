using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Reads N1 loops: a party with its name lines and address.</summary>
internal sealed class PartyReader
{
    private const int Few = 8;

    // Orders of one supplier share it, in this notice and the next.
    private readonly AsnParty?[] _suppliers = new AsnParty?[Few];

    private readonly PartyList _parties = new();
    private readonly List<string> _lines = [];
    private Dictionary<(string, string?, string?, string?), AsnParty>? _known;
    private Facts? _facts;
    private bool _ofShipment;
    private int _next;
    private string _role = string.Empty;
    private string? _name;
    private string? _qualifier;
    private string? _id;
    private string? _city;
    private string? _region;
    private string? _postalCode;
    private string? _country;

    /// <summary>A party was named, and its loop goes on.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins another notice.</summary>
    public void Clear()
    {
        End();
        _parties.Clear();
        _known = null;
    }

    /// <summary>Takes an N1, and what follows it: N2 to N4 are of the party, any other segment ends the loop.</summary>
    /// <param name="facts">Where it stands.</param>
    /// <param name="ofShipment">That is the shipment. Sellers who are named elsewhere are of the goods there, and no parties of the shipment.</param>
    public void Read(in Segment segment, uint tag, Facts facts, bool ofShipment)
    {
        switch (tag)
        {
            case Tag.N1:
                End();
                (IsOpen, _facts, _ofShipment) = (true, facts, ofShipment);
                (_role, _name, _qualifier, _id) = (segment.Text(1), segment.TextOrNull(2), segment.TextOrNull(3), segment.TextOrNull(4));
                break;
            case Tag.N2:
                AddName(segment.TextOrNull(1));
                AddName(segment.TextOrNull(2));
                break;
            case Tag.N3:
                if (segment.TextOrNull(1) is { } first) _lines.Add(first);
                if (segment.TextOrNull(2) is { } second) _lines.Add(second);
                break;
            case Tag.N4:
                (_city, _region, _postalCode, _country) = (segment.TextOrNull(1), segment.TextOrNull(2), segment.TextOrNull(3), segment.TextOrNull(4));
                break;
            default:
                End();
                break;
        }
    }

    /// <summary>Each party once, however many orders name it.</summary>
    public IReadOnlyList<AsnParty> Finish()
    {
        End();
        return _parties.Take();
    }

    private void AddName(string? more)
    {
        if (more is not null) _name = _name is null ? more : $"{_name} {more}";
    }

    private void End()
    {
        if (IsOpen) Place();
        (IsOpen, _facts) = (false, null);
        _lines.Clear();
        (_city, _region, _postalCode, _country) = (null, null, null, null);
    }

    private void Place()
    {
        var sells = Sellers.Rank(_role, _id) > 0;
        var party = sells && !_ofShipment ? OfGoods() : OfShipment();
        if (sells) _facts!.Supplier = Sellers.Better(_facts.Supplier, party);
    }

    private AsnParty OfGoods()
    {
        foreach (var known in _suppliers)
        {
            if (known is not null && IsNamed(known) && IsAt(known.Address)) return known;
        }

        var party = New();
        _suppliers[_next++ % Few] = party;
        return party;
    }

    private AsnParty OfShipment()
    {
        if (Known() is { } known) return known;
        var party = _parties.Before is { } before && IsNamed(before) && IsAt(before.Address) ? before : New();
        _parties.Add(party);
        _known?.Add((_role, _qualifier, _id, _name), party);
        return party;
    }

    private AsnParty New() => new() { Role = _role, Name = _name, IdQualifier = _qualifier, Id = _id, Address = Address() };

    private bool IsNamed(AsnParty party) => party.Role == _role && party.IdQualifier == _qualifier && party.Id == _id && party.Name == _name;

    private bool IsAt(AsnAddress? address)
    {
        if (address?.City != _city || address?.Region != _region || address?.PostalCode != _postalCode || address?.Country != _country) return false;
        var count = address?.Lines.Count ?? 0;
        if (count != _lines.Count) return false;
        for (var i = 0; i < count; i++)
        {
            if (address!.Lines[i] != _lines[i]) return false;
        }

        return true;
    }

    private AsnAddress? Address() => _lines.Count == 0 && (_city ?? _region ?? _postalCode ?? _country) is null
        ? null
        : new AsnAddress { Lines = _lines.ToArray(), City = _city, Region = _region, PostalCode = _postalCode, Country = _country };

    // A few are compared one by one; a long list from outside gets an index.
    private AsnParty? Known()
    {
        if (_parties.Count < Few)
        {
            for (var i = 0; i < _parties.Count; i++)
            {
                if (IsNamed(_parties[i])) return _parties[i];
            }

            return null;
        }

        _known ??= Enumerable.Range(0, _parties.Count).Select(i => _parties[i]).ToDictionary(static p => (p.Role, p.IdQualifier, p.Id, p.Name));
        return _known.GetValueOrDefault((_role, _qualifier, _id, _name));
    }
}
