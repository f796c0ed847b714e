using System.Text.Json;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>What to hold or to release, and why.</summary>
public sealed record HoldRequest(IReadOnlyList<LotKey> Lots, string Reason)
{
    /// <summary>Reads <c>{lots: [{item, lot}], reason}</c>; null with errors.</summary>
    public static HoldRequest? Read(JsonElement body, ICollection<FieldError> errors)
    {
        var found = new List<FieldError>();
        var fields = new JsonFields(body, "", found);
        var lots = fields.Lots("lots", required: true);
        var reason = fields.String("reason", required: true);
        fields.Done();
        foreach (var error in found) errors.Add(error);
        return found.Count == 0 && reason is not null ? new HoldRequest(lots, reason) : null;
    }
}
