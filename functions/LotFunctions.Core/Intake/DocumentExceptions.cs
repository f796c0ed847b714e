using System.Text;
using LotFunctions.Core.Quality;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>Keeps one exception open for each document of which something was refused, as long as it is.</summary>
internal sealed class DocumentExceptions(IExceptions exceptions, TimeProvider clock)
{
    /// <summary>
    /// Tells how a processing ended: told twice, the same end is the same exception. One that was dismissed stays dismissed until
    /// the reason is another one.
    /// </summary>
    /// <param name="asked">Whoever asked for the processing hears that it was refused once more: the exception is raised anew.</param>
    public async Task TellAsync(Document document, AsnMessage asked, CancellationToken cancellationToken)
    {
        var passedTheDoor = document.ControlNumber is not null;
        var known = await exceptions.FindAsync(Document.ExceptionIdOf(document.DocumentId), cancellationToken);
        if (document.FirstError is not { } error)
        {
            if (known is not { Status: ExceptionStatus.Open }) return;
            var closed = known with
            {
                Status = ExceptionStatus.Replayed, ResolvedBy = asked.By ?? QueueNames.AsnInbound, Comment = asked.Comment, ResolvedAt = clock.GetUtcNow(),
            };
            await exceptions.SaveAsync(closed, cancellationToken);
            return;
        }

        if (known is not null && asked.By is null && (!passedTheDoor || IsKnown(known, error))) return;
        var raised = new ExceptionRecord
        {
            ExceptionId = Document.ExceptionIdOf(document.DocumentId),
            Source = QueueNames.AsnInbound,
            Code = error.Code,
            Detail = error.Message,
            Original = Encoding.UTF8.GetString(new AsnMessage(document.DocumentId).Write()),
            DocumentId = document.DocumentId,
            // What did not pass the door is not read again: what is right is sent anew.
            MessageId = passedTheDoor ? document.DocumentId : null,
            Comment = asked.Comment,
            RaisedAt = clock.GetUtcNow(),
        };
        if (known is null) await exceptions.AddAsync(raised, cancellationToken);
        else await exceptions.SaveAsync(raised, cancellationToken);
    }

    private static bool IsKnown(ExceptionRecord known, Diagnostic error) =>
        known.Status != ExceptionStatus.Replayed && (known.Code, known.Detail) == (error.Code, error.Message);
}
