using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>Sums up what was shipped to customers and what they answered.</summary>
internal sealed class EffectivenessCounts
{
    private readonly SortedDictionary<string, QuantityFigures> units = new(StringComparer.Ordinal);
    private readonly List<CustomerVariance> variances = [];
    private readonly List<string> unclear = [];
    private int total, notified, responded, inFull, inPart, over;

    public ConsigneeFigures Consignees => new(total, notified, responded, notified - responded, inFull, inPart, over);

    public IReadOnlyList<QuantityFigures> Quantities => [.. units.Values];

    public IReadOnlyList<CustomerVariance> Variances => variances;

    public IReadOnlyList<string> Unclear => unclear;

    /// <param name="answer">The one to the notice that stands that counts; null: none.</param>
    public void Add(ScopeCustomer customer, bool isNotified, NoticeAnswer? answer)
    {
        total++;
        if (isNotified) notified++;
        if (answer is not null) responded++;
        var balance = AnswerBalance.Of(customer.Shipments.SelectMany(s => s.Lines).Select(l => l.Quantity), answer);
        if (balance.Variance is { } variance)
        {
            Add(balance, variance, answer);
            if (answer is not null) Sort(customer.Customer, balance, variance);
        }
        else
        {
            unclear.Add(customer.Customer);
        }
    }

    private void Sort(string customer, AnswerBalance balance, decimal variance)
    {
        if (variance == 0) inFull++;
        else if (variance < 0) inPart++;
        else over++;
        if (variance != 0) variances.Add(new CustomerVariance(customer, balance.Shipped[0], balance.Accounted, variance));
    }

    private void Add(AnswerBalance balance, decimal variance, NoticeAnswer? answer)
    {
        var unit = balance.Shipped[0].Unit;
        var sum = units.GetValueOrDefault(unit) ?? new QuantityFigures(unit, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        units[unit] = sum with
        {
            Shipped = sum.Shipped + balance.Shipped[0].Value,
            OnHand = sum.OnHand + (answer?.OnHand ?? 0),
            Quarantined = sum.Quarantined + (answer?.Quarantined ?? 0),
            Returned = sum.Returned + (answer?.Returned ?? 0),
            Destroyed = sum.Destroyed + (answer?.Destroyed ?? 0),
            PassedOn = sum.PassedOn + (answer?.PassedOn ?? 0),
            Accounted = sum.Accounted + balance.Accounted,
            Open = sum.Open + Math.Max(-variance, 0),
            Over = sum.Over + Math.Max(variance, 0),
        };
    }
}
