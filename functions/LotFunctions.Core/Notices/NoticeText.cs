using System.Globalization;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>A notice document as the templates show it: every value as text, every choice as a flag. No words of any language.</summary>
internal sealed class NoticeText(NoticeDocument document)
{
    public string Language => document.Language;

    public string RecallId => document.RecallId;

    public string Version => document.Version.ToString(CultureInfo.InvariantCulture);

    public string Title => document.Title;

    public bool Drill => document.Kind == RecallKind.Drill;

    public bool Withdrawal => document.Kind == RecallKind.Withdrawal;

    /// <summary>21 CFR 7.49(c)(1): the word URGENT for class I and class II.</summary>
    public bool Urgent => !Withdrawal && document.Class is RecallClass.I or RecallClass.II;

    /// <summary>EU 2023/988 art. 36(2): a recall of a consumer product.</summary>
    public bool SafetyRecall => !Withdrawal && document.Products.Any(p => p.ConsumerProduct);

    public string Class => document.Class?.ToString() ?? "";

    public string Reason => document.Reason;

    public string Hazard => document.Hazard ?? "";

    public string Instructions => document.Instructions ?? "";

    public string IssuerName => document.Issuer.Name;

    public string IssuerAddress => document.Issuer.Address;

    public string Contact => document.Issuer.Contact;

    public string CustomerId => document.Customer.Id;

    public string CustomerName => document.Customer.Name ?? document.Customer.Id;

    public string CustomerAddress { get; } = AddressOf(document.Customer.Address);

    public string IssuedAt => Time(document.IssuedAt);

    public string IssuedAtIso => Iso(document.IssuedAt);

    public string AnswerBy => Time(document.AnswerBy);

    public string AnswerByIso => Iso(document.AnswerBy);

    public string AnswerUrl => document.AnswerUrl;

    public bool PossibleLots => document.Products.Any(p => p.Lots.Any(l => l.Lines.Any(x => x.Grade == TraceGrade.Possible)));

    public IReadOnlyList<ProductText> Products { get; } = [.. document.Products.Select(p => new ProductText(
        p.Item, p.Description ?? "", [.. p.Lots.Select(l => new LotText(
            l.Lot, l.Grade == TraceGrade.Definite, string.Join(" + ", l.Total.Select(Amount)), l.Lines.Any(x => x.Quantity is null), [.. l.Lines.Select(Line)]))]))];

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static LineText Line(NoticeLine line) => new(
        line.Grade == TraceGrade.Definite, line.Shipment, Time(line.ShippedAt), Iso(line.ShippedAt), line.LogisticUnit ?? "",
        line.Quantity is { } quantity ? Amount(quantity) : "");

    /// <summary>With the symbol that people know of the unit where there is one; else its code.</summary>
    private static string Amount(Quantity quantity)
    {
        var unit = quantity.Unit switch
        {
            "KGM" => "kg",
            "GRM" => "g",
            "TNE" => "t",
            "LBR" => "lb",
            "ONZ" => "oz",
            "LTR" => "l",
            "MLT" => "ml",
            "MTR" => "m",
            _ => quantity.Unit,
        };
        return $"{Number(quantity.Value)} {unit}";
    }

    private static string AddressOf(Address? address) => address is null ? "" : string.Join('\n', new[]
        {
            address.Street,
            string.Join(' ', new[] { address.PostalCode, address.City, address.Region }.Where(s => !string.IsNullOrWhiteSpace(s))),
            address.Country,
        }.Where(s => !string.IsNullOrWhiteSpace(s)));
}

internal sealed record ProductText(string Item, string Description, IReadOnlyList<LotText> Lots);

/// <param name="Incomplete">The quantity of some line is not known: the total is a lower bound.</param>
internal sealed record LotText(string Lot, bool Definite, string Total, bool Incomplete, IReadOnlyList<LineText> Lines);

internal sealed record LineText(bool Definite, string Shipment, string ShippedAt, string ShippedAtIso, string LogisticUnit, string Quantity);
