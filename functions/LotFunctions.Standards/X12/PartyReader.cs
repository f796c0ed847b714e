using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Reads N1 loops: a party with its name lines and address.</summary>
internal sealed class PartyReader
{
    private const int Few = 8;

    private readonly PartyList _parties = new();
    private readonly List<string> _lines = [];
    private HashSet<(string, string?, string?, string?)>? _known;
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
    public void Read(in Segment segment, uint tag)
    {
        switch (tag)
        {
            case Tag.N1:
                End();
                IsOpen = true;
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
        if (IsOpen && IsNew()) _parties.Add(Party());
        IsOpen = false;
        _lines.Clear();
        (_city, _region, _postalCode, _country) = (null, null, null, null);
    }

    private AsnParty Party() => _parties.Before is { } before && IsNamed(before) && IsAt(before.Address)
        ? before
        : new AsnParty { Role = _role, Name = _name, IdQualifier = _qualifier, Id = _id, Address = Address() };

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
    private bool IsNew()
    {
        if (_parties.Count < Few)
        {
            for (var i = 0; i < _parties.Count; i++)
            {
                if (IsNamed(_parties[i])) return false;
            }

            return true;
        }

        _known ??= [.. Enumerable.Range(0, _parties.Count).Select(i => (_parties[i].Role, _parties[i].IdQualifier, _parties[i].Id, _parties[i].Name))];
        return _known.Add((_role, _qualifier, _id, _name));
    }
}
