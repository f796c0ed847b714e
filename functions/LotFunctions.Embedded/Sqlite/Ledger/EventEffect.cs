using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>What an event says beside its type and the names that a row has numbers for (<see cref="EventBody.ReadEffect"/>).</summary>
internal readonly record struct EventEffect(
    DateTimeOffset At, Quantity? Quantity, IReadOnlyList<LotInput>? Inputs, string? Shipment, string? Customer, string? Reference);
