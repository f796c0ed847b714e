using System.Text.Json.Serialization;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// Where a lot is in a quantity that nobody stated, by logistic unit, or by location where it came without one. What came so
/// stays until it left for certain: its unit was shipped, used up or scrapped as a whole, all at its place was scrapped, or the
/// place was counted (an adjustment).
/// </summary>
public sealed class UnknownStock
{
    /// <summary>A part of what came (received, produced or returned) is unknown, whether it is still here or not.</summary>
    [JsonInclude]
    public bool CameIn { get; private set; }

    /// <summary>By unit, then location (ordinal); a unit is at one place.</summary>
    [JsonInclude]
    public List<UnknownPlace> Places { get; private set; } = [];

    /// <summary>As it was stored.</summary>
    public static UnknownStock Restore(bool cameIn, List<UnknownPlace> places) => new() { CameIn = cameIn, Places = places };

    internal bool Holds(string? unit) => unit is not null && Places.Exists(p => p.Unit == unit);

    internal void Apply(Movement m)
    {
        var (e, unit) = (m.Event, m.LogisticUnit);
        switch (e.Type)
        {
            case LotEventType.Receive or LotEventType.Produce or LotEventType.Return when m.Quantity is null:
                CameIn = true;
                Put(unit ?? "", e.Location ?? "");
                break;
            // A known quantity that a unit is shipped with may have been packed into it since: only who names the lot says that it is all.
            case LotEventType.Ship when unit is not null && (e.Lot is not null || m.Quantity is null):
            case LotEventType.Consume when unit is not null && m.Quantity is null:
            case LotEventType.Scrap or LotEventType.Adjust when unit is not null && (m.Quantity is null || e.Type == LotEventType.Adjust):
                Places.RemoveAll(p => p.Unit == unit);
                break;
            case LotEventType.Scrap when unit is null && m.Quantity is null:
                Places.RemoveAll(p => e.Location is null || p.Location == e.Location);
                break;
            case LotEventType.Adjust:
                Places.RemoveAll(p => p.Location == (e.Location ?? ""));
                break;
            case LotEventType.Unpack when m.Quantity is null && Places.Find(p => unit is not null && p.Unit == unit) is { } place:
                Places.Remove(place);
                Put("", place.Location);
                break;
            case LotEventType.Move when Holds(unit):
                Put(unit!, e.Location ?? "");
                break;
            case LotEventType.Move when unit is null && m.Quantity is null:
                foreach (var moved in Places.FindAll(p => e.FromLocation is null || p.Location == e.FromLocation))
                {
                    Places.Remove(moved);
                    Put(moved.Unit, e.Location ?? "");
                }

                break;
            default:
                break;
        }
    }

    private void Put(string unit, string location)
    {
        Places.RemoveAll(p => p.Unit == unit && (unit.Length > 0 || p.Location == location));
        Places.Add(new UnknownPlace(unit, location));
        Places.Sort(static (x, y) => string.CompareOrdinal(x.Unit, y.Unit) is var order and not 0 ? order : string.CompareOrdinal(x.Location, y.Location));
    }
}

/// <param name="Unit">The innermost logistic unit; empty for what came without one.</param>
/// <param name="Location">Empty when nobody said where.</param>
public sealed record UnknownPlace(string Unit, string Location);
