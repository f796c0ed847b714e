using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Epcis;

/// <summary>The lot events of an EPCIS event, or why it has none.</summary>
internal sealed record EpcisRead(IReadOnlyList<LotEvent> Events, IReadOnlyList<FieldError> Errors);
