using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>An event as the rules let it in, or why they do not.</summary>
/// <param name="Event">With its lots as they are known and the judgement; as it came with a refusal.</param>
internal readonly record struct JudgedEvent(LotEvent Event, Refusal? Refusal = null);

/// <summary>
/// Applies a version of the rules to events as they come in. Lots of all events are normalised. Patterns are asked of what
/// brings a lot into the record (announce, receive, produce), and of anything else as long as the lot is not in it; never of
/// inspections, holds and releases, which must always be possible. Attributes are asked of receipts; what the ship notice said of
/// the lot counts.
/// </summary>
internal sealed class LotJudge(RuleBook book, RecordedLots recorded)
{
    private readonly LotResolver resolver = new(book, recorded);

    /// <param name="e">Sealed, as the sender states it.</param>
    public async ValueTask<JudgedEvent> JudgeAsync(LotEvent e, CancellationToken cancellationToken)
    {
        if (book.Version == 0 || e.Type == LotEventType.Void || e.Lot is not { Lot.Length: > 0 } labelled) return new JudgedEvent(e);
        var arrives = e.Type == LotEventType.Receive;
        var resolved = await resolver.ResolveAsync(labelled, e.Supplier, arrives, cancellationToken);
        var inputs = e.Inputs is null ? null : await InputsAsync(e.Inputs, cancellationToken);
        if (resolved.Rule is not { } rule) return new JudgedEvent(e with { Inputs = inputs, Judgement = book.Unconcerned });

        var violations = await ViolationsAsync(e.Type, labelled, resolved, e.Attributes, cancellationToken);
        if (violations.Count > 0 && rule.Rule.Action == RuleAction.Reject && !e.AsExecuted) return new JudgedEvent(e, Rejection(violations));

        var quarantine = violations.Count > 0 && rule.Rule.Action != RuleAction.Warn;
        var judgement = rule.Judge(resolved.Lot == labelled ? null : labelled.Lot, violations, arrives, quarantine);
        return new JudgedEvent(e with { Lot = resolved.Lot, Inputs = inputs, Judgement = judgement });
    }

    /// <summary>What a rule has against a label.</summary>
    public async ValueTask<IReadOnlyList<RuleViolation>> ViolationsAsync(
        LotEventType type, LotKey labelled, ResolvedLot resolved, LotAttributes? attributes, CancellationToken cancellationToken)
    {
        if (resolved.Rule is not { } rule || type is LotEventType.Inspect or LotEventType.Hold or LotEventType.Release) return [];
        var violations = Of(rule, labelled, resolved);
        var bringsIn = type is LotEventType.Announce or LotEventType.Receive or LotEventType.Produce;
        if (violations.Count > 0 && !bringsIn && await recorded.StateAsync(resolved.Lot, cancellationToken) is not null) violations.Clear();
        if (type is not (LotEventType.Announce or LotEventType.Receive) || !rule.Missing(attributes).Any()) return violations;

        var known = (await recorded.StateAsync(resolved.Lot, cancellationToken))?.Attributes;
        violations.AddRange(rule.Missing(attributes?.Over(known) ?? known).Select(a => rule.MissingViolation(resolved.Lot, a)));
        return violations;
    }

    /// <summary>What a rule has against the lot of a ship notice, which says all that it can say itself.</summary>
    public static IReadOnlyList<RuleViolation> OfAnnouncement(BookRule rule, LotKey labelled, ResolvedLot resolved, LotAttributes? attributes) =>
        [.. Of(rule, labelled, resolved), .. rule.Missing(attributes).Select(a => rule.MissingViolation(resolved.Lot, a))];

    public static Refusal Rejection(IReadOnlyList<RuleViolation> violations) =>
        new(RefusalCode.LotRuleViolation, string.Join(" ", violations.Select(v => v.Detail)));

    private static List<RuleViolation> Of(BookRule rule, LotKey labelled, ResolvedLot resolved) =>
        resolved.IsEmpty ? [rule.EmptyViolation(labelled)]
        : rule.Accepts(resolved.Lot.Lot) ? []
        : [rule.PatternViolation(resolved.Lot)];

    private async ValueTask<IReadOnlyList<LotInput>> InputsAsync(IReadOnlyList<LotInput> inputs, CancellationToken cancellationToken)
    {
        var resolved = new LotInput[inputs.Count];
        for (var i = 0; i < resolved.Length; i++)
        {
            var lot = (await resolver.ResolveAsync(inputs[i].Lot, null, arrives: false, cancellationToken)).Lot;
            resolved[i] = lot == inputs[i].Lot ? inputs[i] : inputs[i] with { Lot = lot, Labelled = inputs[i].Lot.Lot };
        }

        return resolved;
    }
}
