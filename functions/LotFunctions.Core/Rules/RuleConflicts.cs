namespace LotFunctions.Core.Rules;

/// <summary>Finds rules of which nobody could say which applies: two for the same supplier and items, or two of the same name.</summary>
internal static class RuleConflicts
{
    /// <param name="at">The pointer of each rule.</param>
    public static void Find(IReadOnlyList<LotRule> rules, IReadOnlyList<string> at, ICollection<FieldError> errors)
    {
        var scopes = new Dictionary<(string? Supplier, string Items), int>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var clash = Scopes(rules[i]).Select(s => scopes.TryGetValue((rules[i].Supplier, s), out var other) ? other : -1).Max();
            if (clash >= 0) errors.Add(new FieldError("rule-conflict", $"{at[clash]} is for the same supplier and items; one of them applies.", at[i]));
            else if (!names.TryAdd(rules[i].Name, i)) errors.Add(new FieldError("rule-conflict", $"{at[names[rules[i].Name]]} has the name '{rules[i].Name}' too.", $"{at[i]}/name"));
            foreach (var scope in Scopes(rules[i]).Take(1)) scopes.TryAdd((rules[i].Supplier, scope), i);
        }
    }

    /// <summary>
    /// What it is for, then what would be for the same items at the same length: a prefix of a GTIN from its first digit on, and a
    /// company prefix, which begins at the second.
    /// </summary>
    private static IEnumerable<string> Scopes(LotRule rule)
    {
        if (rule.Item is { } item)
        {
            yield return "=" + item;
        }
        else if (rule.ItemPrefix is { } prefix)
        {
            yield return "^" + prefix;
            if (prefix.All(char.IsAsciiDigit)) yield return "company " + prefix[1..];
        }
        else if (rule.CompanyPrefix is { } company)
        {
            yield return "company " + company;
            for (var digit = '0'; digit <= '9'; digit++) yield return $"^{digit}{company}";
        }
        else
        {
            yield return "";
        }
    }
}
