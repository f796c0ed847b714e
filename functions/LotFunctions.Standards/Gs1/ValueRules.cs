namespace LotFunctions.Standards.Gs1;

/// <summary>Checks the value of one element: its length, its characters, its content.</summary>
internal static class ValueRules
{
    /// <summary>Whether a value has no fault, said in one go for the usual forms; false says nothing of the others.</summary>
    public static bool Accepts(AiDefinition definition, ReadOnlySpan<char> value, int referenceYear) => definition.Shape switch
    {
        ValueShape.Key => value.Length == definition.MaxLength && !value.ContainsAnyExceptInRange('0', '9')
            && CheckDigit.Expected(value[..^1]) == value[^1],
        ValueShape.Date => DateLinters.Short(value, referenceYear, dayMayBeZero: true).IsNone,
        ValueShape.Text => value.Length >= definition.MinLength && value.Length <= definition.MaxLength && CharacterSets.IsText(value),
        _ => false,
    };

    /// <summary>The first fault, and the rule it breaks: a linter, a set of characters, or <c>length</c>.</summary>
    public static Fault Check(AiDefinition definition, ReadOnlySpan<char> value, int referenceYear, out BrokenRule rule)
    {
        if (value.Length < definition.MinLength || value.Length > definition.MaxLength)
        {
            rule = BrokenRule.Length;
            return Fault.Of(value, "has a wrong length");
        }

        rule = default;
        var at = 0;
        foreach (var component in definition.Components)
        {
            var rest = value.Length - at;
            if (rest == 0)
            {
                // What is left may be missing: otherwise the value would be too short.
                return default;
            }

            if (rest < component.Min)
            {
                rule = BrokenRule.Length;
                return Fault.Of(value, "has a wrong length");
            }

            var part = value.Slice(at, Math.Min(rest, component.Max));
            if (!component.LintersCheckDigits && CharacterSets.Check(component.Characters, part) is { IsNone: false } character)
            {
                rule = BrokenRule.Of(component.Characters);
                return character.Moved(at);
            }

            foreach (var linter in component.Linters)
            {
                if (Linters.Check(linter, part, referenceYear) is { IsNone: false } fault)
                {
                    rule = ReferenceEquals(fault.Problem, Fault.NoDigit) ? BrokenRule.Of(CharacterSet.Digits) : BrokenRule.Of(linter);
                    return fault.Moved(at);
                }
            }

            at += part.Length;
        }

        return default;
    }
}
