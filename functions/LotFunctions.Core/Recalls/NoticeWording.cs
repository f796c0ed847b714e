using System.Buffers;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Words that play a recall down, which a notice about a consumer product must not hold (EU 2023/988 art. 36(2)(c)). The
/// templates hold none. In a request they are a warning: whether a consumer product is affected is known only after the trace,
/// and a recall must not wait for its wording; the approver reads it.
/// </summary>
internal static class NoticeWording
{
    private static readonly SearchValues<string> Words =
        SearchValues.Create(["voluntary", "voluntarily", "precautionary", "precaution", "discretionary", "in rare situations", "in specific situations"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<FieldError> Warnings(RecallRequest r) =>
    [
        .. new[] { ("/title", r.Title), ("/reason", r.Reason), ("/hazard", r.Hazard), ("/instructions", r.Instructions) }
            .Where(t => t.Item2.AsSpan().ContainsAny(Words))
            .Select(t => new FieldError("plays-down", $"{t.Item1[1..]} plays the recall down; a notice about a consumer product must not (EU 2023/988 art. 36).", t.Item1)),
    ];
}
