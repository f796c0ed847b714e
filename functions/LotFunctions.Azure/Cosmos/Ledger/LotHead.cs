using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>The head of a ledger's partition: how far it is, the last hash of its chain, and the state that follows.</summary>
/// <param name="Through">The id of the last intent that was applied to the partition.</param>
/// <param name="Hash">Of the chain's last event; <see cref="EventChain.Start"/> when there is none.</param>
/// <param name="State">Null when there is no lot, or no event of it is left.</param>
/// <param name="MadeBy">See <see cref="LotOrders"/>.</param>
/// <param name="TakenBy">Likewise.</param>
internal sealed record LotHead(string Through, string Hash, LotState? State, IReadOnlyList<string>? MadeBy = null, IReadOnlyList<string>? TakenBy = null)
{
    public const string Id = "head";

    public static readonly LotHead None = new("", EventChain.Start, null);

    /// <summary>A copy of its own.</summary>
    [JsonIgnore]
    public LotOrders Orders => new(MadeBy, TakenBy);

    public static LotHead Of(CosmosItem? item) => item?.Read<LotHead>() ?? None;
}
