namespace LotFunctions.Core.Ledger;

/// <summary>
/// Stops the operator at the scanner: a lot that is recalled, held, quarantined or expired is not consumed, shipped or
/// packed, and moves only into quarantine. A produce says what has become of its inputs already: it is recorded, and quality
/// is told.
/// </summary>
public static class Interlock
{
    /// <summary>Whether the state of a lot can stop this event, or can be something that quality is told with it.</summary>
    public static bool Concerns(LotEvent e) =>
        e.Type is LotEventType.Consume or LotEventType.Ship or LotEventType.Pack or LotEventType.Move || TellsOfInputs(e);

    /// <summary>It uses lots that it names as its inputs.</summary>
    public static bool TellsOfInputs(LotEvent e) => e is { Type: LotEventType.Produce, Inputs.Count: > 0 };

    /// <summary>It is recorded whatever the state of a lot: it has already happened.</summary>
    public static bool Passes(LotEvent e) => e.AsExecuted || TellsOfInputs(e);

    /// <summary>The lots that it uses by name.</summary>
    public static IReadOnlyList<LotKey> Used(LotEvent e) =>
        TellsOfInputs(e) ? [.. e.Inputs!.Select(i => i.Lot).Distinct()]
        : e.Lot is { } lot ? [lot]
        : [];

    /// <param name="state">Of a lot that the event uses, by name (<see cref="Used"/>) or in its unit.</param>
    /// <param name="inQuarantine">Tells whether a location is a quarantine location.</param>
    public static Refusal? Check(LotEvent e, LotState state, DateOnly today, Func<string, bool> inQuarantine)
    {
        if (!Concerns(e)) return null;
        if (e.Type == LotEventType.Move && e.Location is { } to && inQuarantine(to)) return null;

        var code = state.StatusOn(today) switch
        {
            LotStatus.Recalled => RefusalCode.LotRecalled,
            LotStatus.Held => RefusalCode.LotHeld,
            LotStatus.Quarantined => RefusalCode.LotQuarantined,
            LotStatus.Expired => RefusalCode.LotExpired,
            _ => null,
        };
        return code is null ? null : new Refusal(code, Describe(code, state));
    }

    /// <summary>The label in the operator's hand says that the goods are expired, whatever the record says.</summary>
    public static Refusal? CheckLabel(LotEvent e, DateOnly today, Func<string, bool> inQuarantine)
    {
        if (e.Attributes?.Expiry is not { } expiry || expiry >= today || e.Lot is not { } lot || !Concerns(e) || TellsOfInputs(e)) return null;
        if (e.Type == LotEventType.Move && e.Location is { } to && inQuarantine(to)) return null;
        return new Refusal(RefusalCode.LotExpired, $"Lot {lot.Lot} of {lot.Item} may not be used (its label says that it expired on {expiry:yyyy-MM-dd}).");
    }

    private static string Describe(string code, LotState state)
    {
        var reasons = string.Join("; ", state.Holds.Select(h => h.Value.Length == 0 ? h.Key : $"{h.Key}: {h.Value}"));
        var why = code == RefusalCode.LotExpired ? $"expired on {state.Attributes?.Expiry:yyyy-MM-dd}" : reasons;
        return $"Lot {state.Lot.Lot} of {state.Lot.Item} may not be used ({why}).";
    }
}
