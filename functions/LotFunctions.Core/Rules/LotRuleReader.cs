using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Reads lot rules out of JSON and finds everything that is wrong with them.</summary>
internal static class LotRuleReader
{
    private const int MaxRules = 5000;
    private const int MaxSteps = 20;
    private const int MaxName = 200;

    /// <summary><c>{comment, rules, version}</c>, and what an answer has beside them, so that an answer can be sent back changed.</summary>
    public static LotRuleDraft? Read(JsonElement body, List<FieldError> errors)
    {
        var fields = new JsonFields(body, "", errors);
        var version = fields.Integer("version", min: 0);
        var comment = fields.String("comment");
        fields.Any("putBy");
        fields.Any("putAt");
        var rules = new List<LotRule>();
        var at = new List<string>();
        if (!fields.Has("rules")) fields.Array("rules", required: true);
        foreach (var rule in fields.Array("rules", max: MaxRules))
        {
            rules.Add(Rule(rule));
            at.Add(rule.Pointer);
            rule.Done();
        }

        fields.Done();
        RuleConflicts.Find(rules, at, errors);
        return errors.Count == 0 ? new LotRuleDraft(rules, comment, version) : null;
    }

    private static LotRule Rule(JsonFields f)
    {
        var rule = new LotRule
        {
            Name = f.Id("name", max: MaxName) ?? "",
            Supplier = Scope(f, "supplier", max: 80),
            Item = Scope(f, "item", LotKey.MaxLength) is { } item ? LotKey.NormaliseItem(item) : null,
            ItemPrefix = Scope(f, "itemPrefix", LotKey.MaxLength),
            CompanyPrefix = CompanyPrefix(f),
            Normalisation = Normalisation(f),
            Pattern = Pattern(f),
            RequiredAttributes = Attributes(f),
            Action = f.Enum<RuleAction>("action") ?? RuleAction.Reject,
            QuarantineOnReceipt = f.Bool("quarantineOnReceipt") ?? false,
            ReleasedBy = f.Enum<ReceiptHold>("releasedBy") ?? ReceiptHold.Inspection,
        };
        var named = new[] { rule.Item, rule.ItemPrefix, rule.CompanyPrefix }.Count(n => n is not null);
        if (named > 1) f.Error("rule-conflict", "A rule has at most one of item, itemPrefix and companyPrefix.");
        return rule.Name.Length > 0 ? rule : rule with { Name = NameOf(rule) };
    }

    private static string NameOf(LotRule rule)
    {
        var items = rule.Item is { } item ? $"item {item}"
            : rule.ItemPrefix is { } prefix ? $"items {prefix}*"
            : rule.CompanyPrefix is { } company ? $"company {company}"
            : null;
        var parts = new[] { rule.Supplier is { } supplier ? $"supplier {supplier}" : null, items }.OfType<string>().ToList();
        return parts.Count == 0 ? "default" : string.Join(", ", parts);
    }

    /// <summary>Whom or what a rule is for. An empty text is no way to say all: it is refused.</summary>
    private static string? Scope(JsonFields f, string name, int max)
    {
        if (f.Any(name) is { ValueKind: JsonValueKind.String } text && JsonText.TryGet(text)?.Trim() is "")
        {
            f.Error("invalid-value", $"'{name}' is empty; leave it out for a rule that is for all.", name);
            return null;
        }

        return f.Id(name, max: max);
    }

    /// <summary>GS1 General Specifications, section 1.4.4: 4 to 12 digits.</summary>
    private static string? CompanyPrefix(JsonFields f)
    {
        if (Scope(f, "companyPrefix", max: 80) is not { } prefix) return null;
        if (prefix.Length is >= 4 and <= 12 && prefix.All(char.IsAsciiDigit)) return prefix;
        f.Error("invalid-value", $"'{JsonText.Short(prefix)}' is no GS1 company prefix: 4 to 12 digits.", "companyPrefix");
        return null;
    }

    private static string? Pattern(JsonFields f)
    {
        if (f.String("pattern", max: LotPattern.MaxLength) is not { } pattern) return null;
        if (LotPattern.TryParse(pattern, out var reason) is not null) return pattern;
        f.Error("pattern-invalid", reason, "pattern");
        return null;
    }

    private static IReadOnlyList<LotAttribute> Attributes(JsonFields f)
    {
        var attributes = new List<LotAttribute>();
        foreach (var (i, name) in f.Strings("requiredAttributes", max: MaxSteps).Index())
        {
            if (LotAttributeNames.Parse(name) is { } attribute) attributes.Add(attribute);
            else f.Errors.Add(new FieldError("invalid-value", $"'{JsonText.Short(name)}' is none of {string.Join(", ", LotAttributeNames.All)}.", $"{f.Pointer}/requiredAttributes/{i}"));
        }

        return [.. attributes.Distinct()];
    }

    private static IReadOnlyList<NormalisationStep> Normalisation(JsonFields f)
    {
        var steps = new List<NormalisationStep>();
        foreach (var (i, text) in f.Strings("normalisation", max: MaxSteps, maxLength: MaxName).Index())
        {
            if (NormalisationStep.TryParse(text, out var step, out var reason)) steps.Add(step);
            else f.Errors.Add(new FieldError("invalid-value", reason, $"{f.Pointer}/normalisation/{i}"));
        }

        return steps;
    }
}

/// <summary>Rules as they are to be put.</summary>
/// <param name="Version">The version that they were made from, if their sender says so.</param>
internal sealed record LotRuleDraft(IReadOnlyList<LotRule> Rules, string? Comment, int? Version);
