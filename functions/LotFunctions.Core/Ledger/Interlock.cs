namespace LotFunctions.Core.Ledger;

/// <summary>
/// Stops the operator at the scanner: a lot that is recalled, held, quarantined or expired is not consumed, shipped or
/// packed, and moves only into quarantine.
/// </summary>
public static class Interlock
{
    /// <summary>Whether the state of a lot can stop an event of this type.</summary>
    public static bool Concerns(LotEventType type) =>
        type is LotEventType.Consume or LotEventType.Ship or LotEventType.Pack or LotEventType.Move;

    /// <param name="inQuarantine">Tells whether a location is a quarantine location.</param>
    public static Refusal? Check(LotEvent e, LotState state, DateOnly today, Func<string, bool> inQuarantine)
    {
        if (!Concerns(e.Type)) return null;
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

    private static string Describe(string code, LotState state)
    {
        var reasons = string.Join("; ", state.Holds.Select(h => h.Value.Length == 0 ? h.Key : $"{h.Key}: {h.Value}"));
        var why = code == RefusalCode.LotExpired ? $"expired on {state.Attributes?.Expiry:yyyy-MM-dd}" : reasons;
        return $"Lot {state.Lot.Lot} of {state.Lot.Item} may not be used ({why}).";
    }
}
