namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activity that moves a recall's status. First the recall (compare and swap on its revision), then the timeline entry:
/// who sees the entry sees its effect. Run again, it finds the entry or the status and changes nothing more.
/// </summary>
internal sealed class StatusWriter(IRecalls recalls)
{
    private const int Attempts = 10;

    public async Task<Moved> MoveAsync(RecallStep step, CancellationToken cancellationToken)
    {
        var target = RecallTransitions.TargetOf(step.Signal);
        var timeline = await recalls.TimelineAsync(step.RecallId, cancellationToken);
        if (timeline.Any(e => e.EntryId == step.Entry.EntryId)) return new Moved(target);

        await SaveAsync(step, target, cancellationToken);
        var entry = step.Failure is null ? step.Entry : step.Entry with { Comment = step.Failure };
        await recalls.AddTimelineAsync(step.RecallId, entry, cancellationToken);
        return new Moved(target);
    }

    public async Task<Done> NoteAsync(NoteInput note, CancellationToken cancellationToken)
    {
        await recalls.AddTimelineAsync(note.RecallId, note.Entry, cancellationToken);
        return new Done();
    }

    private async Task SaveAsync(RecallStep step, RecallStatus target, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var recall = await recalls.FindAsync(step.RecallId, cancellationToken)
                ?? throw new InvalidOperationException($"Recall {step.RecallId} is not registered.");
            if (recall.Status == target && (step.Signal != RecallSignal.ScopeReady || recall.ScopeVersion >= step.Entry.ScopeVersion)) return;
            if (RecallTransitions.Next(recall.Status, step.Signal) != target)
            {
                throw new InvalidOperationException($"Recall {step.RecallId} is {recall.Status}: {step.Signal} does not apply.");
            }

            if (await recalls.SaveAsync(Apply(recall, step, target), cancellationToken)) return;
        }

        throw new InvalidOperationException($"Recall {step.RecallId} kept changing while it was written.");
    }

    private static Recall Apply(Recall recall, RecallStep step, RecallStatus target) => recall with
    {
        Status = target,
        ScopeVersion = step.Signal == RecallSignal.ScopeReady ? step.Entry.ScopeVersion : recall.ScopeVersion,
        Figures = step.Figures ?? recall.Figures,
        ApprovedVersion = step.Signal == RecallSignal.Approve ? step.Entry.ScopeVersion : recall.ApprovedVersion,
        ApprovedBy = step.Signal == RecallSignal.Approve ? step.Entry.By : recall.ApprovedBy,
        ApprovalDue = step.ApprovalDue ?? recall.ApprovalDue,
        NotifiedAt = step.NotifiedAt ?? recall.NotifiedAt,
        ResponseDue = step.ResponseDue ?? recall.ResponseDue,
        EndedAt = RecallTransitions.IsEnded(target) ? step.Entry.At : null,
        Failure = step.Failure ?? recall.Failure,
        PackageBlob = step.PackageBlob ?? recall.PackageBlob,
    };
}
