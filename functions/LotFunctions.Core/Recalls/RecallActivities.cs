using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>The recall workflow's activities, for the engine to register. Each can run again at any time with the same effect.</summary>
public sealed class RecallActivities
{
    internal const string AssembleScope = "recall-assemble-scope";
    internal const string ExtendScope = "recall-extend-scope";
    internal const string ReleaseLots = "recall-release-lots";
    internal const string NotifyCustomers = "recall-notify-customers";
    internal const string RemindCustomers = "recall-remind-customers";
    internal const string Escalate = "recall-escalate";
    internal const string WritePackage = "recall-write-package";
    internal const string Move = "recall-move";
    internal const string Note = "recall-note";

    /// <param name="formats">Of the notices beside their JSON: <see cref="NoticeFormats.All"/> or more.</param>
    public RecallActivities(
        IRecalls recalls, ILedger ledger, ITracer tracer, IBlobStore blobs, IReferenceData reference,
        ITokenSource tokens, IMessageSender messages, HouseOptions house, IReadOnlyList<INoticeFormat> formats, TimeProvider clock)
    {
        var holds = new ScopeHolds(recalls, ledger, blobs);
        var scope = new ScopeAssembler(recalls, ledger, tracer, blobs, reference, new LotSelection(ledger), holds, clock);
        var notifier = new Notifier(recalls, blobs, reference, tokens, messages, house, formats);
        var reminder = new Reminder(recalls, reference, messages, house);
        var package = new PackageWriter(recalls, ledger, blobs);
        var status = new StatusWriter(recalls);
        Definitions =
        [
            ActivityDefinition.Of<AssembleScopeInput, ScopeAssembled>(AssembleScope, scope.AssembleAsync),
            ActivityDefinition.Of<ExtendScopeInput, ScopeExtended>(ExtendScope, scope.ExtendAsync),
            ActivityDefinition.Of<ReleaseLotsInput, Done>(ReleaseLots, holds.ReleaseAsync),
            ActivityDefinition.Of<NotifyInput, Done>(NotifyCustomers, notifier.NotifyAsync),
            ActivityDefinition.Of<RemindInput, Outstanding>(RemindCustomers, reminder.RemindAsync),
            ActivityDefinition.Of<RemindInput, Outstanding>(Escalate, reminder.EscalateAsync),
            ActivityDefinition.Of<WritePackageInput, PackageWritten>(WritePackage, package.WriteAsync),
            ActivityDefinition.Of<RecallStep, Moved>(Move, status.MoveAsync),
            ActivityDefinition.Of<NoteInput, Done>(Note, status.NoteAsync),
        ];
    }

    public IReadOnlyList<ActivityDefinition> Definitions { get; }
}
