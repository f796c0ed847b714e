namespace LotFunctions.Standards.Gs1;

/// <summary>One part of an element's value.</summary>
/// <param name="Characters">What it may hold (section 7.11).</param>
/// <param name="Linters">The rules for its content.</param>
internal sealed record AiComponent(CharacterSet Characters, int Min, int Max, bool Optional, Linter[] Linters)
{
    /// <summary>The first of the linters looks for digits itself.</summary>
    public bool LintersCheckDigits { get; } = Characters == CharacterSet.Digits && Linters is [
        Linter.Csum or Linter.Yymmd0 or Linter.Yymmdd or Linter.Yyyymmd0 or Linter.Yyyymmdd or Linter.Hhmi or Linter.Hh or Linter.Mi or Linter.Ss, ..];
}
