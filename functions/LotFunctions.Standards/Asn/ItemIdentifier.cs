namespace LotFunctions.Standards.Asn;

/// <summary>One identification of the goods of a line, as sent.</summary>
/// <param name="Qualifier">X12 element 235 or EDIFACT 7143: <c>UP</c>, <c>VN</c>, <c>BP</c> …</param>
public sealed record ItemIdentifier(string Qualifier, string Value);
