using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// An answer that came after the evidence package was sealed is in no package: the recall's timeline and an open exception say
/// so, once, and quality decides what follows from it.
/// </summary>
internal sealed class LateAnswers(IRecalls recalls, IExceptions exceptions)
{
    /// <summary>The exception's source.</summary>
    public const string Source = "notices";

    /// <summary>The exception's code.</summary>
    public const string Code = "answer-after-close";

    /// <summary>Nothing for an answer that came in time, or that was told already.</summary>
    public async Task TellAsync(NoticeAnswer answer, CancellationToken cancellationToken)
    {
        var timeline = await recalls.TimelineAsync(answer.RecallId, cancellationToken);
        if (timeline.LastOrDefault(e => e.Step == RecallSteps.Packaged) is not { } packaged || answer.At < packaged.At) return;

        var what = $"{answer.Customer} answered after the recall was closed; the evidence package does not hold it.";
        await recalls.AddTimelineAsync(
            answer.RecallId, new TimelineEntry($"late-{answer.AnswerId}", RecallSteps.AnsweredLate, answer.At, answer.Customer, answer.Version, what), cancellationToken);
        var exceptionId = $"late-{answer.RecallId}-{answer.AnswerId}";
        // Sent once more, it must not open again what quality has dismissed.
        if (await exceptions.FindAsync(exceptionId, cancellationToken) is not null) return;
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = exceptionId,
                Source = Source,
                Code = Code,
                Detail = $"Recall {answer.RecallId}: {what}",
                // The answer itself is read at the recall, by those who may read recalls.
                Original = Encoding.UTF8.GetString(CanonicalJson.Write(new { answer.RecallId, answer.Customer, answer.Version, answer.AnswerId })),
                RaisedAt = answer.At,
            },
            cancellationToken);
    }
}
