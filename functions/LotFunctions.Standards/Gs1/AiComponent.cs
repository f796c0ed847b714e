namespace LotFunctions.Standards.Gs1;

/// <summary>One part of an element's value.</summary>
/// <param name="Characters">What it may hold (section 7.11).</param>
/// <param name="Linters">The rules for its content.</param>
internal sealed record AiComponent(CharacterSet Characters, int Min, int Max, bool Optional, Linter[] Linters);
