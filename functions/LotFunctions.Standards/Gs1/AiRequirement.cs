namespace LotFunctions.Standards.Gs1;

/// <summary>What has to stand beside an element: one of some AIs, or all of one of some groups (section 4.13).</summary>
/// <param name="Text">As the table says it: <c>01+21,02</c>.</param>
/// <param name="Any">One of these is enough.</param>
/// <param name="Groups">All of one of these are enough.</param>
internal sealed record AiRequirement(string Text, AiSet Any, AiSet[][] Groups);
