using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Requests;

/// <summary>All lot rules, as they are put. An answer of this route, changed, is one too.</summary>
public sealed record LotRulesRequest
{
    public required IReadOnlyList<LotRuleRequest> Rules { get; init; }

    /// <summary>Why they are changed.</summary>
    public string? Comment { get; init; }

    /// <summary>The version that they were made from, as If-Match says it; without either they are put over whatever is in force.</summary>
    public int? Version { get; init; }
}

/// <summary>
/// A rule for the lots of a supplier, an item or prefix, both, or all. Of those that fit, the most specific applies, alone:
/// supplier and item, item, supplier and prefix, prefix (the longer before the shorter), supplier, all.
/// </summary>
public sealed record LotRuleRequest
{
    /// <summary>Unique; made from the supplier and the item when it is not given.</summary>
    public string? Name { get; init; }

    public string? Supplier { get; init; }

    /// <summary>At most one of item, itemPrefix and companyPrefix.</summary>
    public string? Item { get; init; }

    /// <summary>The beginning of the item as it is kept: of a GTIN, of its 14 digits.</summary>
    public string? ItemPrefix { get; init; }

    /// <summary>A GS1 company prefix: the digits of the GTIN from the second of 14 on.</summary>
    public string? CompanyPrefix { get; init; }

    /// <summary>
    /// Steps, in their order: <c>trim</c>, <c>upper-case</c>, <c>strip-spaces</c>, <c>strip-hyphens</c>, <c>strip-leading-zeros</c>,
    /// <c>strip-prefix:TEXT</c>, <c>strip-suffix:TEXT</c>, <c>strip-characters:TEXT</c>.
    /// </summary>
    public IReadOnlyList<string>? Normalisation { get; init; }

    /// <summary>A regular expression (.NET, without backreferences, look-around and atomic groups) of the whole lot after normalisation.</summary>
    public string? Pattern { get; init; }

    /// <summary>What must be known of a lot at its receipt: <c>expiry</c>, <c>bestBefore</c>, <c>production</c>, <c>packaging</c>.</summary>
    public IReadOnlyList<string>? RequiredAttributes { get; init; }

    /// <summary>What a violation leads to; <c>reject</c> by default.</summary>
    public RuleAction? Action { get; init; }

    /// <summary>Every receipt waits in quarantine.</summary>
    public bool? QuarantineOnReceipt { get; init; }

    /// <summary>What ends that wait: <c>inspection</c> (one that passes, or a release; the default) or <c>release</c> alone.</summary>
    public ReceiptHold? ReleasedBy { get; init; }
}
