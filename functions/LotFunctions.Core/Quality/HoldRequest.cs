using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>What to hold or to release, and why.</summary>
public sealed record HoldRequest(IReadOnlyList<LotKey> Lots, string Reason)
{
    /// <summary>Reads <c>{lots: [{item, lot}], reason}</c>; null with errors.</summary>
    public static HoldRequest? Read(JsonElement body, ICollection<FieldError> errors) => throw new NotImplementedException();
}
