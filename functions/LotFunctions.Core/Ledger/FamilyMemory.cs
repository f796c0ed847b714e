using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// The unit families that were asked for lately, by unit, in two generations: those that nobody asked for while the young one
/// grew up are forgotten, which costs a read and nothing else.
/// </summary>
internal sealed class FamilyMemory
{
    /// <summary>Events of the families of a generation.</summary>
    private const int MostEvents = 5_000;

    // A family whose units are in both is found in the young one first, for all of them.
    private Dictionary<string, UnitFamily> young = new(StringComparer.Ordinal);
    private Dictionary<string, UnitFamily> old = new(StringComparer.Ordinal);
    private int events;

    /// <summary>The family of a unit, if it is remembered; it is young again.</summary>
    public bool TryGet(string unit, [MaybeNullWhen(false)] out UnitFamily family)
    {
        if (young.TryGetValue(unit, out family)) return true;
        if (!old.TryGetValue(unit, out family)) return false;
        PutNew(family);
        return true;
    }

    /// <summary>The family of a unit that was asked for since the last <see cref="Age"/>.</summary>
    public UnitFamily Prepared(string unit) => young[unit];

    /// <summary>With all its units.</summary>
    public void PutNew(UnitFamily family)
    {
        Put(family, family.Units);
        events += family.Events.Count;
    }

    /// <summary>These units are of this family now.</summary>
    public void Put(UnitFamily family, IEnumerable<string> units)
    {
        foreach (var unit in units) young[unit] = family;
    }

    /// <summary>A young family has one event more.</summary>
    public void Grown() => events++;

    public void Forget(UnitFamily family)
    {
        foreach (var unit in family.Units)
        {
            young.Remove(unit);
            old.Remove(unit);
        }
    }

    /// <summary>To be called between two events.</summary>
    public void Age()
    {
        if (events <= MostEvents) return;
        (old, young) = (young, new Dictionary<string, UnitFamily>(StringComparer.Ordinal));
        events = 0;
    }
}
