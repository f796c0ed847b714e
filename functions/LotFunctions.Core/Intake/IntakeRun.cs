using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>One processing of a document: what is found and brought about is gathered here.</summary>
internal sealed class IntakeRun(Document document, RuleBook rules)
{
    public Document Document => document;

    /// <summary>The lot rules that stood when it began.</summary>
    public RuleBook Rules => rules;

    public IntakeFindings Findings { get; } = new(document);

    public DocumentEffects Effects { get; } = new();

    public AnnouncementBudget Budget { get; init; } = AnnouncementBudget.Of(document);

    /// <summary>The shipments that its notices name.</summary>
    public HashSet<string> Shipments { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of which the notices together must tell what is announced.</summary>
    public HashSet<string> ToSettle { get; } = new(StringComparer.Ordinal);

    /// <summary>Other documents that are processed already and whose outcome is another one now.</summary>
    public SortedSet<string> Others { get; } = new(StringComparer.Ordinal);

    public Recorder Recorder { get; } = new(document.ReceivedBy, IsQuality: false);

    /// <summary>Says what became of an event of this document; those of other documents are theirs to tell.</summary>
    public void Tell(PartEvent announced, AppendResult result)
    {
        var part = announced.Part;
        if (!IsOwn(part.Notice)) return;
        if (result.Status != AppendStatus.Refused) Effects.Announced(part.Notice.Ordinal, part.Lot);
        else Findings.Say(part.Notice, part.Line, part.Lot.Lot, new Diagnostic(result.Code!, result.Detail!, part.Line.Position));
    }

    /// <summary>Accepted notices of which nothing was taken into account when they were read, without their lines: the first of them.</summary>
    public List<SourcedNotice> Quiet { get; } = [];

    public void SayTooMany(NoticePart part) => Findings.Say(part.Notice, part.Line, part.Lot.Lot, new Diagnostic(
        "too-many-announcements", $"The document announces more than {Budget.Most} lots in units; from here on nothing was recorded.", part.Line.Position));

    public bool IsOwn(SourcedNotice notice) => notice.Document.DocumentId == document.DocumentId;
}
