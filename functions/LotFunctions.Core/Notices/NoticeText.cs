using System.Globalization;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Notices;

/// <summary>A notice document as people read it: every value as text of its language, every choice as a flag.</summary>
internal sealed class NoticeText(NoticeDocument document, NoticeWords words)
{
    /// <summary>The words, for templates by name.</summary>
    public IReadOnlyDictionary<string, string> W => words.All;

    public string Language => words.Language;

    public string RecallId => document.RecallId;

    public string Version => document.Version.ToString(CultureInfo.InvariantCulture);

    public string Title => document.Title;

    public bool Drill => document.Kind == RecallKind.Drill;

    public bool Withdrawal => document.Kind == RecallKind.Withdrawal;

    /// <summary>The customer is told that the notice before is withdrawn: nothing to stop, nothing to answer.</summary>
    public bool Withdraws => document.Withdraws;

    /// <summary>Of a notice that withdraws the one before: which one, and what follows.</summary>
    public string WithdrawnText => document.Supersedes is { } earlier ? words.Say("withdrawnText", VersionOf(earlier), words.Time(earlier.IssuedAt)) : "";

    /// <summary>EU 2023/988 art. 36(2): a recall of a consumer product.</summary>
    public bool SafetyRecall => !Withdrawal && document.Products.Any(p => p.ConsumerProduct);

    /// <summary>What it is, in capitals; a drill says first that it is one.</summary>
    public string Heading => NoticeHeading.Of(document.Kind, document.Class, Withdraws, words);

    public string Say(string key, params ReadOnlySpan<string> values) => words.Say(key, values);

    /// <summary>Of the message that carries the notice.</summary>
    public string Subject => words.Say("subject", Heading, Title, RecallId);

    public string Reference => words.Say("recallVersion", RecallId, Version);

    /// <summary>What may happen to whom; nothing to one who is not affected.</summary>
    public string Class => !Withdraws && document.Class is { } known ? words[$"class{known}"] : "";

    public string Reason => document.Reason;

    public string Hazard => document.Hazard ?? "";

    public string Instructions => document.Instructions ?? "";

    public string IssuerName => document.Issuer.Name;

    public string IssuerAddress => document.Issuer.Address;

    public string Contact => document.Issuer.Contact;

    public string CustomerId => document.Customer.Id;

    public string CustomerName => document.Customer.Name ?? document.Customer.Id;

    public string CustomerAddress { get; } = AddressOf(document.Customer.Address);

    public string IssuedAt => words.Time(document.IssuedAt);

    public string IssuedAtIso => Iso(document.IssuedAt);

    public string AnswerBy => document.AnswerBy is { } due ? words.Time(due) : "";

    public string AnswerByIso => document.AnswerBy is { } due ? Iso(due) : "";

    public string AnswerUrl => document.AnswerUrl;

    public string IssuedBy => words.Say("issuedBy", IssuerName, IssuedAt);

    public string Footer => words.Say("reference", RecallId, Version, CustomerName, CustomerId);

    public string LogoAlt => words.Say("logoAlt", IssuerName);

    public string PageTitle => words.Say("pageTitle", RecallId);

    public string PageReference => words.Say("pageReference", RecallId, Version, CustomerName, IssuerName, IssuedAt);

    public string AnswerHint => words.Say("answerHint", AnswerBy);

    /// <summary>Empty for a first notice.</summary>
    public string Supersedes => document.Supersedes is { } earlier
        ? words.Say("supersedes", VersionOf(earlier), words.Time(earlier.IssuedAt)) : "";

    public string ChangesCaption => words.Say("changesCaption", (document.Supersedes?.Version ?? 0).ToString(CultureInfo.InvariantCulture));

    public bool PossibleLots => document.Products.Any(p => p.Lots.Any(l => l.Lines.Any(x => x.Grade == TraceGrade.Possible)));

    public IReadOnlyList<ProductText> Products { get; } = [.. document.Products.Select(p => new ProductText(p, words))];

    public IReadOnlyList<ChangeText> Changes { get; } = [.. (document.ChangedLines ?? []).Select(c => new ChangeText(c, words))];

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A lower bound when the quantity of some line is not known.</summary>
    public static string TotalOf(NoticeLot lot, NoticeWords words) =>
        lot.Total.Count == 0 ? words["notKnown"]
        : lot.Lines.Any(l => l.Quantity is null) ? words.Say("atLeast", words.Amounts(lot.Total))
        : words.Amounts(lot.Total);

    private static string VersionOf(NoticeSupersedes earlier) => earlier.Version.ToString(CultureInfo.InvariantCulture);

    private static string AddressOf(Address? address) => address is null ? "" : string.Join('\n', new[]
        {
            address.Street,
            string.Join(' ', new[] { address.PostalCode, address.City, address.Region }.Where(s => !string.IsNullOrWhiteSpace(s))),
            address.Country,
        }.Where(s => !string.IsNullOrWhiteSpace(s)));
}

internal sealed class ProductText(NoticeProduct product, NoticeWords words)
{
    public NoticeProduct Product => product;

    public NoticeWords Words => words;

    public string Item => product.Item;

    public string Description => product.Description ?? "";

    public string Caption => Description.Length == 0 ? $"{words["item"]} {Item}" : words.Say("captionItem", Description, Item);

    public IEnumerable<LotText> Lots => product.Lots.Select(l => new LotText(
        l.Lot, words[l.Grade == TraceGrade.Definite ? "definite" : "possible"], NoticeText.TotalOf(l, words), Caption));
}

internal sealed record LotText(string Lot, string Grade, string Total, string Product);

internal sealed class ChangeText(NoticeChange change, NoticeWords words)
{
    private readonly NoticeLine line = change.After ?? change.Before ?? throw new ArgumentException("A change has a line before or after.", nameof(change));

    public string Kind => words[change.Before is null ? "changeAdded" : change.After is null ? "changeRemoved" : "changeChanged"];

    public string Item => change.Item;

    public string Lot => change.Lot;

    public string Shipment => line.Shipment;

    public string LogisticUnit => line.LogisticUnit ?? "–";

    public string Before => Of(change.Before);

    public string Now => Of(change.After);

    private string Of(NoticeLine? known) =>
        known is null ? "–"
        : $"{(known.Quantity is { } quantity ? words.Amount(quantity) : words["notKnown"])} ({words[known.Grade == TraceGrade.Definite ? "definite" : "possible"]})";
}
