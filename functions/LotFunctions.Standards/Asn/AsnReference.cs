namespace LotFunctions.Standards.Asn;

/// <summary>A number by which others know a shipment (X12 REF, EDIFACT RFF) or a package (X12 MAN).</summary>
/// <param name="Qualifier">X12 element 128 (of a package, 88) or EDIFACT 1153: <c>BM</c> bill of lading, <c>CN</c> carrier's number …</param>
public sealed record AsnReference(string Qualifier, string Value);
