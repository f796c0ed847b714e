using System.Collections.Concurrent;
using System.Globalization;
using LotFunctions.Core.Quality;
using LotFunctions.Embedded.Sqlite.Queues;

namespace LotFunctions.Local.Queues;

/// <summary>Raises an exception for every dead letter, once for each time that it died.</summary>
internal sealed class DeadLetterWatch(IMessageReceiver receiver, IExceptions exceptions)
{
    private const int PageSize = 200;

    private readonly ConcurrentDictionary<string, bool> known = new();

    public async Task SweepAsync(string queue, CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var page = await receiver.DeadLettersAsync(queue, PageSize, token, cancellationToken);
            foreach (var letter in page.Items) await RaiseAsync(letter, cancellationToken);
            token = page.ContinuationToken;
        }
        while (token is not null);
    }

    private async Task RaiseAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var exception = DeadLetterException.Of(
            letter.Queue, letter.MessageId, letter.MessageId, letter.DeadAt.UtcTicks.ToString(CultureInfo.InvariantCulture), letter.Reason,
            letter.Detail, letter.Body.Span, letter.DeadAt);
        if (known.ContainsKey(exception.ExceptionId)) return;
        // One that is resolved must not open again by being seen again.
        if (await exceptions.FindAsync(exception.ExceptionId, cancellationToken) is null) await exceptions.AddAsync(exception, cancellationToken);
        known[exception.ExceptionId] = true;
    }
}
