namespace LotFunctions.Standards.Gs1;

/// <summary>Checks the elements of a text, each and all of them together.</summary>
internal static class ElementRules
{
    private static readonly AiDefinition Signature = ApplicationIdentifiers.Find("8030")!;

    /// <summary>Adds what is wrong, in the order of the text.</summary>
    public static void Check(ElementBuffer buffer, int referenceYear)
    {
        var elements = buffer.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            ref readonly var element = ref elements[i];
            var value = buffer.Value(element);
            if (!ValueRules.Accepts(element.Definition, value, referenceYear)
                && ValueRules.Check(element.Definition, value, referenceYear, out var rule) is { IsNone: false } fault)
            {
                Add(buffer, element, fault, rule);
            }

            if (!buffer.Present.Add(element.Definition.Index))
            {
                Repeated(buffer, i);
            }
        }

        foreach (ref readonly var element in elements)
        {
            if (element.Definition.Excludes is { } excludes)
            {
                Exclusions(buffer, element, excludes);
            }
        }

        if (buffer.Present.Contains(Signature.Index))
        {
            Signed(buffer);
        }

        if (buffer.HasErrors)
        {
            buffer.SortErrors();
        }
    }

    /// <summary>
    /// Whether each element has beside it what it needs (section 4.13). One symbol need not hold all of it: the rule is for
    /// all the symbols on one thing, so that this is said apart from what is wrong.
    /// </summary>
    public static bool IsComplete(ElementBuffer buffer)
    {
        foreach (ref readonly var element in buffer.Elements)
        {
            foreach (var requirement in element.Definition.Requires)
            {
                if (!IsMet(requirement, buffer))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What is missing, one finding for each requirement that is not met.</summary>
    public static List<BarcodeError> Missing(ElementBuffer buffer)
    {
        var missing = new List<BarcodeError>();
        var seen = new AiSet();
        foreach (ref readonly var element in buffer.Elements)
        {
            if (!seen.Add(element.Definition.Index))
            {
                continue;
            }

            foreach (var requirement in element.Definition.Requires)
            {
                if (!IsMet(requirement, buffer))
                {
                    missing.Add(new BarcodeError(
                        "ai-required", $"AI ({element.Definition.Ai}) needs beside it {Say(requirement)}.", element.Offset, element.Length, $"req={requirement.Text}"));
                }
            }
        }

        return missing;
    }

    private static string Say(AiRequirement requirement) => string.Join(
        " or ", requirement.Text.Split(',').Select(static one => string.Join(" and ", one.Split('+').Select(static ai => $"({ai})"))));

    private static bool IsMet(AiRequirement requirement, ElementBuffer buffer)
    {
        foreach (ref readonly var other in buffer.Elements)
        {
            if (requirement.Any.Contains(other.Definition.Index))
            {
                return true;
            }
        }

        foreach (var group in requirement.Groups)
        {
            if (HasAll(group, buffer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(AiSet[] group, ElementBuffer buffer)
    {
        foreach (var member in group)
        {
            var found = false;
            foreach (ref readonly var other in buffer.Elements)
            {
                found |= member.Contains(other.Definition.Index);
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(ElementBuffer buffer, in FoundElement element, Fault fault, BrokenRule rule)
    {
        var value = buffer.Value(element);
        var definition = element.Definition;
        var message = rule == BrokenRule.Length
            ? $"AI ({definition.Ai}) takes {Range(definition)} characters; '{value}' has {value.Length}."
            : $"AI ({definition.Ai}): '{value}' {fault.Problem}{Right(rule, value, fault)} (rule {rule.Name}, character {fault.At + 1}).";
        buffer.Error(
            rule.Code, message,
            element.Literal && rule != BrokenRule.Length ? element.Offset + fault.At : element.Offset,
            element.Literal && rule != BrokenRule.Length ? fault.Length : element.Length,
            rule.Name);
    }

    private static string Range(AiDefinition definition) => definition.MinLength == definition.MaxLength
        ? $"{definition.MaxLength}"
        : $"{definition.MinLength} to {definition.MaxLength}";

    // The right digit beside a wrong one lets the reader see which of the two is the slip.
    private static string Right(BrokenRule rule, ReadOnlySpan<char> value, Fault fault)
    {
        if (rule.Name != "csum" || fault.At == 0)
        {
            return string.Empty;
        }

        // AI (8003) has a zero in front of its key; a zero in front changes no check digit.
        return $": it is {value[fault.At]}, computed is {CheckDigit.Expected(value[..fault.At])}";
    }

    private static void Repeated(ElementBuffer buffer, int at)
    {
        var elements = buffer.Elements;
        ref readonly var element = ref elements[at];
        foreach (ref readonly var earlier in elements[..at])
        {
            if (earlier.Definition == element.Definition)
            {
                if (!buffer.Value(earlier).SequenceEqual(buffer.Value(element)))
                {
                    buffer.Error(
                        "duplicate-ai", $"AI ({element.Definition.Ai}) stands here with two different values.", element.Offset, element.Length, "repeat");
                }

                return;
            }
        }
    }

    private static void Exclusions(ElementBuffer buffer, in FoundElement element, AiSet excludes)
    {
        foreach (ref readonly var other in buffer.Elements)
        {
            if (excludes.Contains(other.Definition.Index))
            {
                buffer.Error(
                    "ai-excluded", $"AI ({element.Definition.Ai}) and AI ({other.Definition.Ai}) may not stand together.",
                    element.Offset, element.Length, $"ex={other.Definition.Ai}");
            }
        }
    }

    // Section 4.13: a signature signs one thing, so the key must name one.
    private static void Signed(ElementBuffer buffer)
    {
        foreach (ref readonly var element in buffer.Elements)
        {
            if (element.Definition.Ai is "253" or "255" or "8003" && element.Size == element.Definition.MinLength)
            {
                buffer.Error(
                    "serial-missing", $"AI ({element.Definition.Ai}) needs its serial part beside AI (8030).", element.Offset, element.Length, "serial");
            }
        }
    }
}
