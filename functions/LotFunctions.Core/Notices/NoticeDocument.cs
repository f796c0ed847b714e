using System.Text.Json.Serialization;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>
/// All that a notice says (21 CFR 7.49(c); EU 2023/988 art. 36 for consumer products), whatever its format. Its JSON is the
/// notice for machines and is kept first; every other format is rendered from what was kept.
/// </summary>
public sealed record NoticeDocument
{
    public const string CurrentSchema = "lotfunctions/notice/1";

    /// <summary>Names the fields' meaning; a change that breaks readers changes it.</summary>
    public string Schema { get; init; } = CurrentSchema;

    public required string RecallId { get; init; }

    public required int Version { get; init; }

    public required RecallKind Kind { get; init; }

    public RecallClass? Class { get; init; }

    public required string Title { get; init; }

    public required string Reason { get; init; }

    public string? Hazard { get; init; }

    public string? Instructions { get; init; }

    public required NoticeIssuer Issuer { get; init; }

    public required NoticeConsignee Customer { get; init; }

    /// <summary>The language of the templates that it is rendered with.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Null where no answer is waited for (<see cref="Withdraws"/>).</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    public required string AnswerUrl { get; init; }

    /// <summary>The customer's earlier notice of this recall that this one takes the place of; null for a first notice.</summary>
    public NoticeSupersedes? Supersedes { get; init; }

    /// <summary>What differs from <see cref="Supersedes"/>, in the order of <see cref="Products"/>; null for a first notice.</summary>
    public IReadOnlyList<NoticeChange>? ChangedLines { get; init; }

    /// <summary>By item.</summary>
    public required IReadOnlyList<NoticeProduct> Products { get; init; }

    /// <summary>It withdraws the earlier notice: nothing that the customer received is affected any more.</summary>
    [JsonIgnore]
    public bool Withdraws => Supersedes is not null && Products.Count == 0;

    /// <summary>True of a notice that <see cref="Withdraws"/>, for machines; absent of any other.</summary>
    public bool? Withdrawn => Withdraws ? true : null;
}

/// <summary>Who issues it, and whom to ask.</summary>
public sealed record NoticeIssuer(string Name, string Address, string Contact);

public sealed record NoticeConsignee(string Id, string? Name, Address? Address);

/// <summary>An item that the customer received affected lots of.</summary>
public sealed record NoticeProduct(string Item, string? Description, bool ConsumerProduct, IReadOnlyList<NoticeLot> Lots);

/// <param name="Grade">Definite when at least one line of it is.</param>
/// <param name="Total">One entry a unit; a line without a quantity is in none.</param>
public sealed record NoticeLot(string Lot, TraceGrade Grade, IReadOnlyList<Quantity> Total, IReadOnlyList<NoticeLine> Lines);

/// <summary>What one shipment brought of a lot.</summary>
/// <param name="Quantity">Null when it is not known: ask.</param>
public sealed record NoticeLine(string Shipment, DateTimeOffset ShippedAt, string? LogisticUnit, Quantity? Quantity, TraceGrade Grade);

/// <summary>The earlier notice that a notice takes the place of, and when that one was issued.</summary>
public sealed record NoticeSupersedes(int Version, DateTimeOffset IssuedAt);

/// <summary>One line that is not as it was in the notice before.</summary>
/// <param name="Before">The line as it was; null when it is new.</param>
/// <param name="After">The line as it is; null when it is affected no longer.</param>
public sealed record NoticeChange(string Item, string Lot, NoticeLine? Before, NoticeLine? After);
