using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Says what is known against a lot: recalled, held, expired. All are warnings: the goods are on the way, and quality must see
/// them come.
/// </summary>
internal sealed class LotStatusCheck(ILedger ledger) : ILineCheck
{
    public async Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([.. lots.Select(l => l.Lot).Distinct()], cancellationToken);
        var found = new List<LineFinding>();
        for (var i = 0; i < lots.Count; i++)
        {
            if (Find(lots[i], states.GetValueOrDefault(lots[i].Lot)) is not (var code, var message)) continue;
            found.Add(new LineFinding(i, code, message, DiagnosticSeverity.Warning));
        }

        return found;
    }

    private static (string Code, string Message)? Find(CheckedLot lot, LotState? state)
    {
        var day = DateOnly.FromDateTime(lot.ReceivedAt.UtcDateTime);
        var (item, number) = (lot.Lot.Item, lot.Lot.Lot);
        return state?.StatusOn(day) switch
        {
            LotStatus.Recalled => (RefusalCode.LotRecalled, $"Lot {number} of {item} is under a recall."),
            LotStatus.Held => (RefusalCode.LotHeld, $"Lot {number} of {item} is on hold."),
            _ when (lot.Line.Expiry ?? state?.Attributes?.Expiry) is { } expiry && expiry < day =>
                (RefusalCode.LotExpired, $"Lot {number} of {item} expired on {expiry:yyyy-MM-dd}, before it was announced."),
            _ => null,
        };
    }
}
