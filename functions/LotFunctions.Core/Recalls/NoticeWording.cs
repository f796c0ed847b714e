using System.Buffers;
using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Words that play a recall down, which a notice about a consumer product must not hold (EU 2023/988 art. 36(2)(c)). The
/// templates hold none. In a request they are a warning: whether a consumer product is affected is known only after the trace,
/// and a recall must not wait for its wording; the approver reads it. So is what a notice should say and the request does not
/// (21 CFR 7.49(c)).
/// </summary>
internal static class NoticeWording
{
    private static readonly SearchValues<string> Words =
        SearchValues.Create(["voluntary", "voluntarily", "precautionary", "precaution", "discretionary", "in rare situations", "in specific situations"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<FieldError> Warnings(RecallRequest r, HouseOptions house) =>
    [
        .. Missing(r, house),
        .. new[] { ("/title", r.Title), ("/reason", r.Reason), ("/hazard", r.Hazard), ("/instructions", r.Instructions) }
            .Where(t => t.Item2.AsSpan().ContainsAny(Words))
            .Select(t => new FieldError("plays-down", $"{t.Item1[1..]} plays the recall down; a notice about a consumer product must not (EU 2023/988 art. 36).", t.Item1)),
    ];

    private static IEnumerable<FieldError> Missing(RecallRequest r, HouseOptions house)
    {
        if (r.Kind == RecallKind.Drill) yield break;
        if (r.Hazard is null) yield return new FieldError("missing", "The notices will not say what the hazard is.", "/hazard");
        if (r.Instructions is null) yield return new FieldError("missing", "The notices will not say what to do with the product.", "/instructions");
        if (r.Contact is null && house.Contact.Length == 0) yield return new FieldError("missing", "The notices will name nobody to ask: neither the recall nor House has a contact.", "/contact");
    }
}
