namespace LotFunctions.Standards.Gs1;

/// <summary>One part of an element's value.</summary>
/// <param name="Characters">N digits, X the 82-character set, Y the 39-character set, Z file-safe base 64 (section 7.11).</param>
/// <param name="Rules">Names of <see cref="ContentRules"/>.</param>
internal sealed record AiComponent(char Characters, int Min, int Max, bool Optional, IReadOnlyList<string> Rules);
