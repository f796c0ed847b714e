using LotFunctions.Core.Notices;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>What a customer's answer accounts for, beside what the customer's notice says was shipped.</summary>
/// <param name="Shipped">One entry a unit.</param>
/// <param name="Complete">False: the quantity of some line is not known.</param>
/// <param name="Accounted">On hand, kept apart, returned, destroyed and passed on; each unit counts once.</param>
public sealed record AnswerBalance(IReadOnlyList<Quantity> Shipped, bool Complete, decimal Accounted)
{
    /// <summary>
    /// Accounted for less shipped: negative is still open, positive more than was shipped. Null when it cannot be said, because
    /// the notice has several units or a line of unknown quantity.
    /// </summary>
    public decimal? Variance => Complete && Shipped.Count == 1 ? Accounted - Shipped[0].Value : null;

    /// <summary>
    /// The answer to a notice that counts: the last one with a quantity, for a mere acknowledgement takes back no figures; the
    /// last one where none has any, and null where there is none.
    /// </summary>
    /// <param name="answers">Oldest first.</param>
    public static NoticeAnswer? Counting(IReadOnlyList<NoticeAnswer> answers) =>
        answers.LastOrDefault(a => AnswerFields.Numbers(a).Any(n => n.Value is not null)) ?? answers.LastOrDefault();

    /// <param name="answer">Null: there is none.</param>
    public static AnswerBalance Of(NoticeDocument document, NoticeAnswer? answer) =>
        Of(document.Products.SelectMany(p => p.Lots).SelectMany(l => l.Lines).Select(l => l.Quantity), answer);

    internal static AnswerBalance Of(IEnumerable<Quantity?> lines, NoticeAnswer? answer)
    {
        var (complete, totals) = (true, new SortedDictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            if (line is { } quantity) totals[quantity.Unit] = totals.GetValueOrDefault(quantity.Unit) + quantity.Value;
            else complete = false;
        }

        var accounted = answer is null ? 0 : AnswerFields.Numbers(answer).Sum(n => n.Value ?? 0);
        return new AnswerBalance([.. totals.Select(t => new Quantity(t.Value, t.Key))], complete, accounted);
    }
}
