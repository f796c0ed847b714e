using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Epcis;

/// <summary>One thing that an EPCIS event is about, in the ledger's words.</summary>
/// <param name="Lot">Null for a logistic unit by itself.</param>
/// <param name="Unit">The unit that the lot is in, or the unit itself; null where none is named.</param>
/// <param name="Outer">The unit that <paramref name="Unit"/> is in.</param>
internal sealed record EpcisObject(LotKey? Lot, Quantity? Quantity, string? Unit, string? Outer);
