namespace LotFunctions.Core.Ledger;

/// <summary>
/// Movements of one lot at the same time and of the same kind, place and unit of measure: sums, that give the same in any
/// order. A file of scans with one time for all would otherwise be folded anew for every second event.
/// </summary>
/// <param name="Floor">The last movement before them; null when there is none.</param>
/// <param name="Unit">Of measure.</param>
internal readonly record struct MovementRun(LotEventMark? Floor, DateTimeOffset At, LotEventType Type, string? Location, string? Unit)
{
    /// <summary>The run that the state ends in after this movement, which is about to be applied.</summary>
    public static MovementRun? After(MovementRun? run, LotEventMark? last, Movement next) =>
        run is { } open && open.IsLike(next) ? run
        : IsSum(next) ? new MovementRun(last, next.Event.At, next.Event.Type, next.Event.Location, next.Quantity?.Unit)
        : null;

    /// <summary>It belongs among these, wherever its id puts it.</summary>
    public bool Takes(Movement next) => IsLike(next) && (Floor is null || EventOrder.Compare(Floor, next.Event) < 0);

    private bool IsLike(Movement next) =>
        IsSum(next) && next.Event.At == At && next.Event.Type == Type && next.Event.Location == Location && next.Quantity?.Unit == Unit;

    private static bool IsSum(Movement m) =>
        m.Event.Lot is not null && m.Event.Attributes is null && m.Judgement?.MayHold() != true && m.Event.Type switch
        {
            LotEventType.Pack or LotEventType.Unpack => true,
            LotEventType.Announce or LotEventType.Receive or LotEventType.Produce or LotEventType.Return
                or LotEventType.Consume or LotEventType.Ship or LotEventType.Scrap => m.Quantity is not null,
            _ => false,
        };
}
