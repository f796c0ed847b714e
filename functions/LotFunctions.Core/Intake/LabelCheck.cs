using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>Says what a label would become at a receipt and what it violates. Nothing is recorded.</summary>
public sealed class LabelCheck(
    CurrentRules rules, ILedger ledger, IReferenceData references, LabelReader labels, IntakeOptions options, TimeProvider clock)
{
    /// <summary>
    /// <c>{supplier, item, lot, barcode, attributes: {expiry, bestBefore, production, packaging}}</c>; the item and the lot in fields
    /// of their own, in the barcode, or both.
    /// </summary>
    /// <returns>Null with errors.</returns>
    public async Task<LabelCheckResult?> CheckAsync(JsonElement body, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var fields = new JsonFields(body, "", errors);
        if (!fields.IsObject) return null;
        var supplier = fields.Id("supplier");
        var label = await ScanLabel.ReadAsync(fields, LotEventType.Receive, labels, clock.GetUtcNow().Year, cancellationToken);
        var attributes = Attributes(fields)?.Over(label.Attributes) ?? label.Attributes;
        fields.Done();
        if (errors.Count > 0) return null;
        if (label.Item is null) fields.Error("required", "A label names an item, in its barcode or in a field of its own.", "item");
        else if (label.Lot is null) return await WithoutLotAsync(fields, label.Item, supplier, cancellationToken);
        else if (LotKey.TryCreate(label.Item, label.Lot, out var lot, out var reason)) return await CheckAsync(lot, supplier, attributes, cancellationToken);
        else fields.Error("invalid-value", reason, "lot");
        return null;
    }

    private static LotAttributes? Attributes(JsonFields fields)
    {
        if (fields.Object("attributes") is not { } stated) return null;
        var attributes = new LotAttributes
        {
            Expiry = stated.Date("expiry"),
            BestBefore = stated.Date("bestBefore"),
            Production = stated.Date("production"),
            Packaging = stated.Date("packaging"),
        };
        stated.Done();
        return attributes;
    }

    private async Task<LabelCheckResult> CheckAsync(LotKey labelled, string? supplier, LotAttributes? attributes, CancellationToken cancellationToken)
    {
        var book = await rules.BookAsync(cancellationToken);
        var recorded = new RecordedLots(ledger);
        var resolved = await new LotResolver(book, recorded).ResolveAsync(labelled, supplier, arrives: true, cancellationToken);
        var rule = resolved.Rule?.Rule;
        var violations = await new LotJudge(book, recorded).ViolationsAsync(LotEventType.Receive, labelled, resolved, attributes, cancellationToken);
        var unknown = await UnknownAsync(labelled, supplier, cancellationToken);
        return new LabelCheckResult
        {
            Version = book.Version,
            Rule = rule,
            Item = labelled.Item,
            Labelled = labelled.Lot,
            Lot = resolved.Lot.Lot,
            Known = await recorded.StateAsync(resolved.Lot, cancellationToken) is not null,
            Outcome = unknown.Count > 0 ? LabelCheckOutcome.Rejected : violations.Count == 0 ? LabelCheckOutcome.Accepted : OutcomeOf(rule!.Action),
            Violations = [.. unknown, .. violations],
            WaitsFor = rule is { QuarantineOnReceipt: true } ? rule.ReleasedBy : null,
        };
    }

    private async Task<LabelCheckResult?> WithoutLotAsync(JsonFields fields, string item, string? supplier, CancellationToken cancellationToken)
    {
        if (!LotKey.TryCreateWithoutLot(item, out var whole, out var reason))
        {
            fields.Error("invalid-value", reason, "item");
            return null;
        }

        var book = await rules.BookAsync(cancellationToken);
        var violations = await UnknownAsync(whole, supplier, cancellationToken);
        if (await references.FindAsync<Item>(whole.Item, cancellationToken) is not { LotControlled: false })
        {
            violations.Add(new RuleViolation(RefusalCode.LotRequired, $"Item {whole.Item} needs a lot; it is not registered as one without lots."));
        }

        return new LabelCheckResult
        {
            Version = book.Version,
            Item = whole.Item,
            Known = false,
            Outcome = violations.Count == 0 ? LabelCheckOutcome.Accepted : LabelCheckOutcome.Rejected,
            Violations = violations,
        };
    }

    private async Task<List<RuleViolation>> UnknownAsync(LotKey lot, string? supplier, CancellationToken cancellationToken)
    {
        var receipt = new LotEvent { EventId = "", ContentHash = "", Type = LotEventType.Receive, At = default, Lot = lot, Supplier = supplier };
        return await new KnownReferences(references, options).CheckAsync(receipt, cancellationToken) is { } unknown ? [new RuleViolation(unknown.Code, unknown.Detail)] : [];
    }

    private static LabelCheckOutcome OutcomeOf(RuleAction action) => action switch
    {
        RuleAction.Warn => LabelCheckOutcome.Warned,
        RuleAction.Quarantine => LabelCheckOutcome.Quarantined,
        _ => LabelCheckOutcome.Rejected,
    };
}
