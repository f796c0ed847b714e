namespace LotFunctions.Core.Recalls;

/// <summary>What a request to start a recall must hold.</summary>
internal static class RecallRequestRules
{
    private const int ShortText = 200;
    private const int LongText = 4000;
    private const int MostLots = 1000;
    private const decimal MostHours = 24 * 366;

    /// <summary>Everything that is wrong with it; empty when it can be started.</summary>
    public static IReadOnlyList<FieldError> Check(RecallRequest r) =>
    [
        .. Text("/title", r.Title, ShortText, required: true),
        .. Text("/reason", r.Reason, LongText, required: true),
        .. Text("/hazard", r.Hazard, LongText, required: false),
        .. Text("/instructions", r.Instructions, LongText, required: false),
        .. Text("/contact", r.Contact, ShortText, required: false),
        .. Class(r),
        .. Subject(r),
        .. Hours("/approvalTimeoutHours", r.ApprovalTimeoutHours),
        .. Hours("/responseDueHours", r.ResponseDueHours),
    ];

    /// <summary>A drill may name the class that it rehearses.</summary>
    private static IEnumerable<FieldError> Class(RecallRequest r)
    {
        if (r.Kind == RecallKind.Recall && r.Class is null)
        {
            yield return new FieldError("required", "A recall has a class: I, II or III.", "/class");
        }
        else if (r.Kind == RecallKind.Withdrawal && r.Class is not null)
        {
            yield return new FieldError("not-allowed", "A withdrawal has no class.", "/class");
        }
    }

    private static IEnumerable<FieldError> Subject(RecallRequest r)
    {
        if (r.Lots.Count == 0 && r.Criteria is null)
        {
            yield return new FieldError("required", "A recall names its lots or criteria for them.", "/lots");
        }
        else if (r.Lots.Count > 0 && r.Criteria is not null)
        {
            yield return new FieldError("not-allowed", "A recall names its lots or criteria for them, not both.", "/criteria");
        }

        if (r.Lots.Count > MostLots) yield return new FieldError("too-many", $"A recall names at most {MostLots} lots; use criteria.", "/lots");

        for (var i = 0; i < r.Lots.Count; i++)
        {
            if (r.Lots[i].Item is null) yield return new FieldError("required", "A lot has an item and a lot number.", $"/lots/{i}");
        }

        if (r.Criteria is not { } c) yield break;
        if (c is { Supplier: null, Item: null, ReceivedFrom: null, ReceivedTo: null, WorkOrder: null })
        {
            yield return new FieldError("required", "The criteria name at least one of supplier, item, receivedFrom, receivedTo and workOrder.", "/criteria");
        }

        if (c.ReceivedFrom > c.ReceivedTo)
        {
            yield return new FieldError("out-of-range", "receivedTo is before receivedFrom.", "/criteria/receivedTo");
        }

        var texts = new (string Name, string? Value)[] { ("supplier", c.Supplier), ("item", c.Item), ("workOrder", c.WorkOrder) };
        foreach (var (name, _) in texts.Where(t => t.Value is not null && string.IsNullOrWhiteSpace(t.Value)))
        {
            yield return new FieldError("required", $"{name} is empty: leave it out or fill it in.", $"/criteria/{name}");
        }
    }

    private static IEnumerable<FieldError> Text(string pointer, string? text, int most, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(text))
        {
            yield return new FieldError("required", $"{pointer[1..]} is empty.", pointer);
        }
        else if (text?.Length > most)
        {
            yield return new FieldError("too-long", $"{pointer[1..]} has {text.Length} characters; {most} are the most.", pointer);
        }
        else if (text?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
        {
            yield return new FieldError("control-character", $"{pointer[1..]} holds a control character.", pointer);
        }
    }

    private static IEnumerable<FieldError> Hours(string pointer, decimal hours)
    {
        if (hours is <= 0 or > MostHours)
        {
            yield return new FieldError("out-of-range", $"{pointer[1..]} is more than 0 and at most {MostHours}.", pointer);
        }
    }
}
