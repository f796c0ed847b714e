using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The work orders that made a lot and that took it, the first few of each, as far as its events are recorded. They tell whoever
/// reads a work order which one comes next, before the lots between are read: a trace waits once a level. They are no more than
/// advice: where one is missing, the trace waits once more.
/// </summary>
internal sealed class LotOrders(IEnumerable<string>? madeBy, IEnumerable<string>? takenBy)
{
    /// <summary>Of each kind: a lot that goes into thousands of work orders still has a small head.</summary>
    private const int Most = 8;

    /// <summary>Between names: none has it in it.</summary>
    private const char Between = '\u0001';

    private readonly List<string> madeBy = [.. madeBy ?? []];
    private readonly List<string> takenBy = [.. takenBy ?? []];

    /// <summary>Null for none.</summary>
    public IReadOnlyList<string>? MadeBy => madeBy.Count == 0 ? null : madeBy;

    public IReadOnlyList<string>? TakenBy => takenBy.Count == 0 ? null : takenBy;

    /// <summary>The names in the key of an event in its work order's partition.</summary>
    public static IEnumerable<string> Read(string key) => key.Split(Between);

    /// <summary>
    /// Adds an event of the lot: the work orders on the lot's other side, as the key of the event in its own order's partition, and
    /// those of them whose partitions are to be told of it, because they were written before.
    /// </summary>
    public (string? Key, IReadOnlyList<string> Told) Add(LotEvent e)
    {
        if (e is not { Type: LotEventType.Consume or LotEventType.Produce, WorkOrder: { } order }) return (null, []);
        var made = e.Type == LotEventType.Produce;
        var (mine, others) = made ? (madeBy, takenBy) : (takenBy, madeBy);
        var next = others.Where(o => o != order).ToList();
        var isNew = !mine.Contains(order);
        if (isNew && mine.Count < Most) mine.Add(order);
        return (next.Count == 0 ? null : string.Join(Between, next), isNew && !made ? next : []);
    }
}
