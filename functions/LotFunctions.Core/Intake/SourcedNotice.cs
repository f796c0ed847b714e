using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>A ship notice and where it comes from.</summary>
/// <param name="document">The document.</param>
/// <param name="header">Of the interchange.</param>
/// <param name="ordinal">1-based among the notices of the document.</param>
/// <param name="asn">The notice.</param>
/// <param name="rules">The lot rules by which its labels are read.</param>
internal sealed class SourcedNotice(Document document, InterchangeHeader header, int ordinal, Asn asn, RuleBook rules) : IComparable<SourcedNotice>
{
    /// <summary>X12 element 98, EDIFACT 3035: supplier, vendor, seller; at last who it is shipped from, which may be a warehouse of somebody else.</summary>
    private static readonly string[] SellerRoles = ["SU", "VN", "SE", "SF"];

    private bool? tellsApart;

    public Document Document => document;

    public int Ordinal => ordinal;

    public Asn Asn => asn;

    /// <summary>
    /// The sender's clock, without a zone: it is compared with the clock of the same sender alone. A notice that does not say is
    /// as old as its receipt.
    /// </summary>
    private DateTime MadeAt => Asn.PreparedAt ?? header.PreparedAt ?? Document.ReceivedAt.UtcDateTime;

    /// <summary>
    /// The order in which notices of a shipment take effect: of their making, then of their receipt; the document's id and the
    /// place in it decide the rest, so that all who look at the same notices see the same order.
    /// </summary>
    public int CompareTo(SourcedNotice? other)
    {
        if (other is null) return 1;
        var order = MadeAt.CompareTo(other.MadeAt);
        if (order == 0) order = Document.ReceivedAt.CompareTo(other.Document.ReceivedAt);
        if (order == 0) order = string.CompareOrdinal(Document.DocumentId, other.Document.DocumentId);
        return order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
    }

    /// <summary>
    /// When the notice was made. The sender's clock names no zone, and a notice may be written after the truck left, so it is
    /// never later than the shipment or our receipt of the document: the goods must be announced before they are received.
    /// </summary>
    public DateTimeOffset AnnouncedAt()
    {
        var at = Document.ReceivedAt;
        foreach (var stated in new[] { Asn.PreparedAt ?? header.PreparedAt, Asn.ShippedOn })
        {
            if (stated is { } local && new DateTimeOffset(local.Ticks, TimeSpan.Zero) is var utc && utc < at) at = utc;
        }

        return at;
    }

    /// <summary>What the lot rules make of a lot that the notice names.</summary>
    public JudgedLabel Judge(AsnLine line, LotKey labelled) =>
        rules.Version == 0 ? new JudgedLabel(labelled, null, false) : JudgedLabel.Of(rules, SupplierOf(line), labelled, NoticePart.AttributesOf(line));

    /// <summary>
    /// The supplier that the line or its order names, else the shipment's. A caller who may send for one supplier alone brings that
    /// one's goods; and what a supplier who is known calls itself on its orders is no other one, unless the notice tells several
    /// apart. Nothing but the document decides, so that a second reading announces the same.
    /// </summary>
    public string? SupplierOf(AsnLine line)
    {
        if (line.Supplier?.Id is not { Length: > 0 } own || Document.BoundTo is not null) return Supplier();
        return Document.Supplier is { } known && (own == header.Sender?.Id || own == Seller() || !TellsApart()) ? known : own;
    }

    /// <summary>The document's supplier; else the one that the notice names, or its sender.</summary>
    private string? Supplier() => Document.Supplier ?? Seller() ?? header.Sender?.Id;

    private string? Seller() => SellerRoles.Select(Named).FirstOrDefault(static id => id is not null);

    // Who it is shipped from may be a warehouse of any of them.
    private bool TellsApart() => tellsApart ??= SellerRoles.SkipLast(1).Any(r => Named(r) is not null) || Asn.Lines.Select(static l => l.Supplier?.Id).Distinct().Skip(1).Any();

    private string? Named(string role) => Asn.Parties.FirstOrDefault(p => p.Role == role && p.Id is { Length: > 0 })?.Id;
}
