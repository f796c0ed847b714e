using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Reads N1 loops: a party with its name lines and address.</summary>
internal sealed class PartyReader
{
    private const int Few = 8;

    private readonly List<AsnParty> _parties = [];
    private readonly List<string> _lines = [];
    private HashSet<(string, string?, string?, string?)>? _known;
    private string _role = string.Empty;
    private string? _name;
    private string? _qualifier;
    private string? _id;
    private AsnAddress? _address;

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
                _address = new AsnAddress
                {
                    City = segment.TextOrNull(1), Region = segment.TextOrNull(2), PostalCode = segment.TextOrNull(3), Country = segment.TextOrNull(4),
                };
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
        return _parties.ToArray();
    }

    private void AddName(string? more)
    {
        if (more is not null) _name = _name is null ? more : $"{_name} {more}";
    }

    private void End()
    {
        if (IsOpen && IsNew()) _parties.Add(new AsnParty { Role = _role, Name = _name, IdQualifier = _qualifier, Id = _id, Address = Address() });
        IsOpen = false;
        _lines.Clear();
        _address = null;
    }

    private AsnAddress? Address()
    {
        var empty = _address is null or { City: null, Region: null, PostalCode: null, Country: null };
        if (_lines.Count == 0) return empty ? null : _address;
        return new AsnAddress
        {
            Lines = _lines.ToArray(), City = _address?.City, Region = _address?.Region, PostalCode = _address?.PostalCode, Country = _address?.Country,
        };
    }

    // A few are compared one by one; a long list from outside gets an index.
    private bool IsNew()
    {
        if (_parties.Count < Few)
        {
            foreach (var party in _parties)
            {
                if (party.Role == _role && party.IdQualifier == _qualifier && party.Id == _id && party.Name == _name) return false;
            }

            return true;
        }

        _known ??= [.. _parties.Select(static p => (p.Role, p.IdQualifier, p.Id, p.Name))];
        return _known.Add((_role, _qualifier, _id, _name));
    }
}
