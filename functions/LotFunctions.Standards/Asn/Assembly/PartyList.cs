namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// The parties of one notice after another. A supplier names the same ones again and again: what is as it was in the notice
/// before is that object once more, and when all are, so is their list.
/// </summary>
internal sealed class PartyList
{
    private readonly List<AsnParty> _parties = [];
    private AsnParty[] _before = [];

    public int Count => _parties.Count;

    /// <summary>The party that stood in the notice before where the next one will stand; null when there was none.</summary>
    public AsnParty? Before => _parties.Count < _before.Length ? _before[_parties.Count] : null;

    public AsnParty this[int index] => _parties[index];

    public void Add(AsnParty party) => _parties.Add(party);

    /// <summary>Those of the notice at hand; the next one begins.</summary>
    public IReadOnlyList<AsnParty> Take()
    {
        if (!IsAsBefore()) _before = _parties.ToArray();
        Clear();
        return _before;
    }

    public void Clear()
    {
        _parties.Clear();
        if (_parties.Capacity > Facts.MostKept) _parties.Capacity = 0;
    }

    private bool IsAsBefore()
    {
        if (_parties.Count != _before.Length) return false;
        for (var i = 0; i < _before.Length; i++)
        {
            if (!ReferenceEquals(_parties[i], _before[i])) return false;
        }

        return true;
    }
}
