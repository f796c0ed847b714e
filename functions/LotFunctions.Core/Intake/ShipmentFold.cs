using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// What is announced for a shipment: a function of all its notices in the order of their making, whatever the order in which
/// they came in.
/// <list type="bullet">
/// <item>An original announces its lines. A second one announces nothing: of its lines those that are announced already say the
/// same once more, the others are refused, because only the purpose code can say whether they replace or add. After a
/// cancellation, or an advance notice, an original stands.</item>
/// <item>A replacement stands in place of everything before it; a reissue or duplicate too, unless it says the same.</item>
/// <item>A change takes the lines that it names out (<see cref="LineMatch"/>) and its own in; lines that it does not name stay,
/// and a line with the quantity zero only goes. So a sender may send the changed lines alone or all lines.</item>
/// <item>An addition adds its lines, a deletion takes out those that it names, a cancellation all.</item>
/// </list>
/// </summary>
internal sealed class ShipmentFold
{
    private readonly IReadOnlyDictionary<SourcedNotice, IReadOnlyList<NoticePart>> parts;
    private readonly IReadOnlySet<NoticePart> refused;
    private readonly Dictionary<NoticePart, SourcedNotice> removed = [];
    private readonly List<FoldIssue> issues = [];
    private readonly HashSet<SourcedNotice> acted = [];
    private readonly HashSet<NoticePart> taken = [];
    private List<NoticePart> standing = [];

    /// <summary>The notice that stands as the shipment's original; null before the first and after a cancellation.</summary>
    private SourcedNotice? basis;
    private SourcedNotice? cancelledBy;

    private ShipmentFold(IReadOnlyDictionary<SourcedNotice, IReadOnlyList<NoticePart>> parts, IReadOnlySet<NoticePart> refused) =>
        (this.parts, this.refused) = (parts, refused);

    /// <summary>What is to be announced.</summary>
    public IReadOnlyList<NoticePart> Standing => standing;

    public IReadOnlyList<FoldIssue> Issues => issues;

    public IEnumerable<SourcedNotice> Notices => parts.Keys;

    private bool IsKnown => basis is not null || cancelledBy is not null;

    /// <param name="parts">All accepted notices of the shipment, each with its parts (<see cref="PartsOf"/>).</param>
    /// <param name="refused">Parts of changes that may not be announced: what they should change stays as it is.</param>
    public static ShipmentFold Of(IReadOnlyDictionary<SourcedNotice, IReadOnlyList<NoticePart>> parts, IReadOnlySet<NoticePart> refused)
    {
        var fold = new ShipmentFold(parts, refused);
        foreach (var notice in parts.Keys.Order()) fold.Apply(notice);
        fold.SaySuperseded();
        return fold;
    }

    /// <summary>A cancellation's lines say nothing, and those of a deletion only name lines: they need no lot.</summary>
    public static IEnumerable<NoticePart> PartsOf(SourcedNotice notice, SayOfLine say) =>
        notice.Asn.Purpose is AsnPurpose.Cancel or AsnPurpose.Delete ? [] : NoticePart.Of(notice, say);

    /// <summary>The notice had an effect: it announced something, or took something back.</summary>
    public bool Acted(SourcedNotice notice) => acted.Contains(notice);

    /// <summary>The part was announced at its place in the order, or was announced already; a later notice may have taken it back.</summary>
    public bool Took(NoticePart part) => taken.Contains(part);

    /// <summary>Which notice took a part back; null when none did.</summary>
    public SourcedNotice? RemovedBy(NoticePart part) => removed.GetValueOrDefault(part);

    private void Apply(SourcedNotice notice)
    {
        switch (notice.Asn.Purpose)
        {
            case AsnPurpose.Original or AsnPurpose.Advance:
                Announce(notice);
                break;
            case AsnPurpose.Replace or AsnPurpose.Reissue or AsnPurpose.Duplicate:
                ReplaceBy(notice);
                break;
            case AsnPurpose.Cancel when IsKnown:
                Stand(notice, []);
                (basis, cancelledBy) = (null, notice);
                break;
            case AsnPurpose.Add or AsnPurpose.Change or AsnPurpose.Delete when basis is not null:
                Correct(notice);
                break;
            case AsnPurpose.Cancel or AsnPurpose.Add or AsnPurpose.Change or AsnPurpose.Delete:
                SayUnknown(notice);
                break;
            default:
                break;
        }
    }

    private void Announce(SourcedNotice notice)
    {
        var preliminary = basis?.Asn.Purpose == AsnPurpose.Advance && notice.Asn.Purpose == AsnPurpose.Original;
        if (basis is null || preliminary)
        {
            Stand(notice, parts[notice]);
            basis = notice;
            return;
        }

        Say(notice, null, FoldCode.ShipmentDuplicate, DiagnosticSeverity.Warning, $"Shipment {notice.Asn.ShipmentId} is announced already by {Name(basis)}; an original announces nothing more.");
        var same = standing.GroupBy(p => p.Content).ToDictionary(g => g.Key, g => g.Count());
        foreach (var part in parts[notice])
        {
            removed[part] = basis;
            if (same.GetValueOrDefault(part.Content) is > 0 and var left)
            {
                same[part.Content] = left - 1;
                taken.Add(part);
                acted.Add(notice);
                continue;
            }

            Say(notice, part, FoldCode.LineConflict, DiagnosticSeverity.Error, $"The line is not announced by {Name(basis)}. Send it as a replacement, a change or an addition.");
        }
    }

    private void ReplaceBy(SourcedNotice notice)
    {
        if (!IsKnown)
        {
            Say(notice, null, FoldCode.ReplacesUnknown, DiagnosticSeverity.Warning, $"Nothing is known of shipment {notice.Asn.ShipmentId} that this notice could replace; it is taken as the original.");
        }

        var again = notice.Asn.Purpose != AsnPurpose.Replace && basis is not null && SaysTheSame(parts[notice]);
        if (again)
        {
            foreach (var part in parts[notice]) removed[part] = basis!;
            taken.UnionWith(parts[notice]);
            acted.Add(notice);
            return;
        }

        Stand(notice, parts[notice]);
        basis = notice;
    }

    private void Correct(SourcedNotice notice)
    {
        var added = parts[notice].Where(p => !refused.Contains(p)).ToList();
        var named = new HashSet<NoticePart>();
        if (notice.Asn.Purpose == AsnPurpose.Delete)
        {
            foreach (var line in notice.Asn.Lines) named.UnionWith(Deleted(notice, line));
        }
        else if (notice.Asn.Purpose == AsnPurpose.Change)
        {
            foreach (var part in added) named.UnionWith(LineMatch.Of(part).In(standing));
            added.RemoveAll(p => p.Quantity is { Value: 0 });
        }

        if (named.Count + added.Count > 0) Stand(notice, [.. standing.Where(p => !named.Contains(p)), .. added]);
    }

    private IEnumerable<NoticePart> Deleted(SourcedNotice notice, AsnLine line)
    {
        foreach (var match in LineMatch.Of(notice, line))
        {
            var found = match.In(standing);
            if (found.Count == 0) issues.Add(new FoldIssue(notice, line, null, new Diagnostic(FoldCode.LineUnknown, "No line that is announced fits the one to be deleted.", line.Position)));
            foreach (var part in found) yield return part;
        }
    }

    private void Stand(SourcedNotice notice, IReadOnlyList<NoticePart> next)
    {
        var kept = next.ToHashSet();
        foreach (var part in standing.Where(p => !kept.Contains(p))) removed[part] = notice;
        var changes = next.Count > 0 || standing.Count > 0 || notice.Asn.Purpose == AsnPurpose.Cancel;
        standing = [.. next];
        taken.UnionWith(standing);
        if (changes) acted.Add(notice);
    }

    private bool SaysTheSame(IReadOnlyList<NoticePart> next) =>
        next.Count == standing.Count
        && next.GroupBy(p => p.Content).ToDictionary(g => g.Key, g => g.Count()) is var counts
        && standing.GroupBy(p => p.Content).All(g => counts.GetValueOrDefault(g.Key) == g.Count());

    private void SayUnknown(SourcedNotice notice)
    {
        if (cancelledBy is null) Say(notice, null, FoldCode.ShipmentUnknown, DiagnosticSeverity.Error, $"No notice has announced shipment {notice.Asn.ShipmentId}; this one takes effect when that comes.");
        else Say(notice, null, FoldCode.ShipmentCancelled, DiagnosticSeverity.Error, $"Shipment {notice.Asn.ShipmentId} is cancelled by {Name(cancelledBy)}; there is nothing to correct.");
    }

    /// <summary>Of a notice of which later ones have left nothing: its sender, and who reads the document, should know.</summary>
    private void SaySuperseded()
    {
        var left = standing.Select(p => p.Notice).ToHashSet();
        foreach (var (notice, own) in parts)
        {
            if (own.Count == 0 || left.Contains(notice) || own.Select(RemovedBy).FirstOrDefault(by => by?.CompareTo(notice) > 0) is not { } by) continue;
            Say(notice, null, FoldCode.Superseded, DiagnosticSeverity.Warning, $"Nothing of this notice is announced any more since {Name(by)}.");
        }
    }

    private void Say(SourcedNotice notice, NoticePart? part, string code, DiagnosticSeverity severity, string message) =>
        issues.Add(new FoldIssue(notice, part?.Line, part?.Lot.Lot, new Diagnostic(code, message, part is null ? notice.Asn.Position : part.Line.Position, severity)));

    private static string Name(SourcedNotice notice) =>
        $"the {notice.Asn.Purpose.ToString().ToLowerInvariant()} notice in document {notice.Document.DocumentId}";
}

/// <summary>Something that only the notices of a shipment together can tell of one of them.</summary>
internal sealed record FoldIssue(SourcedNotice Notice, AsnLine? Line, string? Lot, Diagnostic Diagnostic);
