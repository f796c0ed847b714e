namespace LotFunctions.Standards.Gs1;

/// <summary>Checks single elements against their definition, and elements against each other.</summary>
internal static class ElementRules
{
    /// <summary>Adds what is wrong with the value of one element: first its length, then its characters, then its content.</summary>
    public static void Check(FoundElement found, int referenceYear, List<BarcodeError> errors)
    {
        var (definition, value, offset, length) = found;
        if (value.Length < definition.MinLength || value.Length > definition.MaxLength || !Fits(definition, value.Length))
        {
            var range = definition.MinLength == definition.MaxLength ? $"{definition.MaxLength}" : $"{definition.MinLength} to {definition.MaxLength}";
            errors.Add(new BarcodeError(
                "length", $"AI ({definition.Ai}) takes {range} characters; '{value}' has {value.Length}.", offset, length));
            return;
        }

        var at = 0;
        foreach (var component in definition.Components)
        {
            var size = Math.Min(component.Max, value.Length - at);
            if (size == 0)
            {
                break;
            }

            var part = value.Substring(at, size);
            var bad = CharacterSets.IndexOutside(component.Characters, part);
            if (bad >= 0)
            {
                // With escapes in the text the places differ; then the whole value is meant.
                var exact = length == value.Length;
                errors.Add(new BarcodeError(
                    "character", $"AI ({definition.Ai}): '{part[bad]}' is not {CharacterSets.Name(component.Characters)}.",
                    exact ? offset + at + bad : offset, exact ? 1 : length));
                return;
            }

            foreach (var rule in component.Rules)
            {
                if (ContentRules.Check(rule, part, referenceYear) is { } problem)
                {
                    var exact = length == value.Length;
                    errors.Add(new BarcodeError(
                        problem.Code, $"AI ({definition.Ai}): {problem.Message}", exact ? offset + at : offset, exact ? size : length));
                }
            }

            at += size;
        }
    }

    /// <summary>Adds what is wrong between the elements: one AI with two values, AIs that exclude each other.</summary>
    public static void CheckTogether(IReadOnlyList<FoundElement> elements, List<BarcodeError> errors)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var found in elements)
        {
            if (!first.TryAdd(found.Definition.Ai, found.Value) && first[found.Definition.Ai] != found.Value)
            {
                errors.Add(new BarcodeError(
                    "duplicate-ai", $"AI ({found.Definition.Ai}) stands here with two different values.", found.Offset, found.Length));
            }
        }

        foreach (var found in elements.DistinctBy(static e => e.Definition.Ai))
        {
            foreach (var other in first.Keys)
            {
                if (other != found.Definition.Ai && found.Definition.Excludes.Any(pattern => Matches(pattern, other)))
                {
                    errors.Add(new BarcodeError(
                        "ai-excluded", $"AI ({found.Definition.Ai}) and AI ({other}) may not stand together.", found.Offset, found.Length));
                }
            }

            // Section 4.13: a signature signs one thing, so the key must name one.
            if (found.Definition.Ai is "253" or "255" or "8003" && found.Value.Length == found.Definition.MinLength && first.ContainsKey("8030"))
            {
                errors.Add(new BarcodeError(
                    "serial-missing", $"AI ({found.Definition.Ai}) needs its serial part beside AI (8030).", found.Offset, found.Length));
            }
        }
    }

    private static bool Matches(string pattern, string ai) =>
        pattern.Length == ai.Length && pattern.Zip(ai).All(static p => p.First == 'n' || p.First == p.Second);

    // Optional parts of fixed length make gaps between the shortest and the longest value.
    private static bool Fits(AiDefinition definition, int length)
    {
        foreach (var component in definition.Components)
        {
            if (length == 0)
            {
                return component.Optional;
            }

            if (length < component.Min)
            {
                return false;
            }

            length -= Math.Min(length, component.Max);
        }

        return length == 0;
    }
}
