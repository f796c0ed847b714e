using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Reads N1 loops: a party with its name lines and address.</summary>
internal sealed class PartyReader
{
    private readonly HashSet<(string, string, string, string)> _known = [];
    private readonly List<AsnParty> _parties = [];
    private readonly List<string> _names = [];
    private readonly List<string> _lines = [];
    private AsnParty? _party;
    private AsnAddress _address = new();

    /// <summary>Takes N1 to N4; any other segment ends the loop.</summary>
    public void Read(X12Segment segment)
    {
        switch (segment.Id)
        {
            case "N1":
                End();
                _party = new AsnParty { Role = segment[1], Name = Text(segment[2]), IdQualifier = Text(segment[3]), Id = Text(segment[4]) };
                break;
            case "N2" when _party is not null:
                _names.AddRange(new[] { segment[1], segment[2] }.Where(static n => n.Length > 0));
                break;
            case "N3" when _party is not null:
                _lines.AddRange(new[] { segment[1], segment[2] }.Where(static l => l.Length > 0));
                break;
            case "N4" when _party is not null:
                _address = new AsnAddress { City = Text(segment[1]), Region = Text(segment[2]), PostalCode = Text(segment[3]), Country = Text(segment[4]) };
                break;
            case not ("N2" or "N3" or "N4"):
                End();
                break;
            default:
                break;
        }
    }

    /// <summary>Each party once, however many orders name it.</summary>
    public IReadOnlyList<AsnParty> Finish()
    {
        End();
        return _parties;
    }

    private void End()
    {
        if (_party is not null && _names.Count > 0)
        {
            _party = _party with { Name = Text(string.Join(' ', _names.Prepend(_party.Name ?? string.Empty)).Trim()) };
        }

        if (_party is not null && _known.Add((_party.Role, _party.IdQualifier ?? string.Empty, _party.Id ?? string.Empty, _party.Name ?? string.Empty)))
        {
            var address = _address with { Lines = [.. _lines] };
            var empty = _lines.Count == 0 && address is { City: null, Region: null, PostalCode: null, Country: null };
            _parties.Add(_party with { Address = empty ? null : address });
        }

        _party = null;
        _names.Clear();
        _lines.Clear();
        _address = new AsnAddress();
    }

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
