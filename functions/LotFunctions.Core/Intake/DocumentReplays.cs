using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Has a document read again of which something was refused, after the reference data or the rules were put right: what is
/// accepted now takes effect, and its status, errors and acknowledgment are brought up to date.
/// </summary>
public sealed class DocumentReplays(IExceptions exceptions, IDocuments documents, IMessageSender sender, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>True of an exception that stands for a document rather than for a message.</summary>
    public static bool Concerns(ExceptionRecord exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.DocumentId is { } id && exception.ExceptionId == Document.ExceptionIdOf(id);
    }

    /// <summary>
    /// Queues it, and waits for the outcome a little while. Only the processing closes the exception, so that no crash closes one
    /// of which the document was not read.
    /// </summary>
    /// <param name="open">An open exception that <see cref="Concerns"/> is true of.</param>
    /// <returns>
    /// The exception: replayed, open with the reason that is left and raised anew, or as it was when the processing takes longer.
    /// </returns>
    public async Task<ExceptionRecord> ReplayAsync(ExceptionRecord open, string by, string? comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        var start = clock.GetTimestamp();
        var message = new AsnMessage(open.DocumentId!, Again: true, by, comment);
        // Another id each time: a queue that drops duplicates would drop the second replay.
        await sender.SendAsync(QueueNames.AsnInbound, $"{open.DocumentId}~{clock.GetUtcNow().UtcTicks}", message.Write(), cancellationToken);
        while (true)
        {
            var now = await exceptions.FindAsync(open.ExceptionId, cancellationToken) ?? open;
            if ((now != open && await IsSavedAsync(now, cancellationToken)) || clock.GetElapsedTime(start) >= Longest) return now;
            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    /// <summary>The exception is told first; who has the answer shall find the document as it says.</summary>
    private async Task<bool> IsSavedAsync(ExceptionRecord told, CancellationToken cancellationToken)
    {
        var error = (await documents.FindAsync(told.DocumentId!, cancellationToken))?.FirstError;
        return told.Status == ExceptionStatus.Open ? (error?.Code, error?.Message) == (told.Code, told.Detail) : error is null;
    }
}
