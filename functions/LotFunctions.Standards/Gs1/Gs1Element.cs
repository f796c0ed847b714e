namespace LotFunctions.Standards.Gs1;

/// <summary>One element string: an Application Identifier with its value (GS1 General Specifications, section 3).</summary>
/// <param name="Ai">2 to 4 digits.</param>
/// <param name="Value">The data as encoded, without FNC1.</param>
/// <param name="Title">The data title of section 3.2, e.g. <c>BATCH/LOT</c>.</param>
public sealed record Gs1Element(string Ai, string Value, string Title);
