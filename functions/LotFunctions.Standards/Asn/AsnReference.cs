namespace LotFunctions.Standards.Asn;

/// <summary>A number by which others know the shipment (X12 REF, EDIFACT RFF).</summary>
/// <param name="Qualifier">X12 element 128 or EDIFACT 1153: <c>BM</c> bill of lading, <c>CN</c> carrier's number …</param>
public sealed record AsnReference(string Qualifier, string Value);
