using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>Puts together what one customer is told: of the scope only what was shipped to that customer.</summary>
internal sealed class NoticeAssembler(IReferenceData reference, ITokenSource tokens, HouseOptions house)
{
    private readonly Dictionary<string, Item?> items = [];

    public async Task<NoticeDocument> AssembleAsync(
        Recall recall, ScopeCustomer affected, int version, DateTimeOffset issuedAt, DateTimeOffset answerBy, CancellationToken cancellationToken)
    {
        var customer = await reference.FindAsync<Customer>(affected.Customer, cancellationToken);
        var token = tokens.TokenFor(recall.RecallId, affected.Customer, version);
        return new NoticeDocument
        {
            RecallId = recall.RecallId,
            Version = version,
            Kind = recall.Request.Kind,
            Class = recall.Request.Class,
            Title = recall.Request.Title,
            Reason = recall.Request.Reason,
            Hazard = recall.Request.Hazard,
            Instructions = recall.Request.Instructions,
            Issuer = new NoticeIssuer(house.Name, house.Address, recall.Request.Contact ?? house.Contact),
            Customer = new NoticeConsignee(affected.Customer, customer?.Name, customer?.Address),
            Language = house.Templates.Resolve(customer?.Language, house.Language),
            IssuedAt = issuedAt,
            AnswerBy = answerBy,
            AnswerUrl = $"{house.AnswerBaseUrl.TrimEnd('/')}/{token}",
            Products = await ProductsAsync(affected, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<NoticeProduct>> ProductsAsync(ScopeCustomer affected, CancellationToken cancellationToken)
    {
        var products = new List<NoticeProduct>();
        var lines = affected.Shipments.SelectMany(s => s.Lines.Select(l => (
            l.Lot, Line: new NoticeLine(s.Shipment, s.At, l.LogisticUnit, l.Quantity, l.Grade))));
        foreach (var product in lines.GroupBy(x => x.Lot.Item).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var item = await ItemAsync(product.Key, cancellationToken);
            products.Add(new NoticeProduct(product.Key, item?.Description, item?.ConsumerProduct ?? false,
                [.. product.GroupBy(x => x.Lot.Lot).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Lot(g.Key, [.. g.Select(x => x.Line)]))]));
        }

        return products;
    }

    private static NoticeLot Lot(string lot, NoticeLine[] lines)
    {
        var (grade, totals) = (TraceGrade.Possible, new List<Quantity>(1));
        foreach (var line in lines)
        {
            if (line.Grade == TraceGrade.Definite) grade = TraceGrade.Definite;
            if (line.Quantity is not { } quantity) continue;
            var at = totals.FindIndex(t => t.Unit == quantity.Unit);
            if (at < 0) totals.Add(quantity);
            else totals[at] += quantity;
        }

        if (totals.Count > 1) totals.Sort((x, y) => string.CompareOrdinal(x.Unit, y.Unit));
        return new NoticeLot(lot, grade, totals, lines);
    }

    private async Task<Item?> ItemAsync(string item, CancellationToken cancellationToken)
    {
        if (!items.TryGetValue(item, out var known)) items[item] = known = await reference.FindAsync<Item>(item, cancellationToken);
        return known;
    }
}
