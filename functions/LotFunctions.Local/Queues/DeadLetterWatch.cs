using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        var id = IdOf(letter);
        if (known.ContainsKey(id)) return;
        // One that is resolved must not open again by being seen again.
        if (await exceptions.FindAsync(id, cancellationToken) is null)
        {
            await exceptions.AddAsync(
                new ExceptionRecord
                {
                    ExceptionId = id,
                    Source = letter.Queue,
                    Code = letter.Reason,
                    Detail = letter.Detail ?? "",
                    Original = Text(letter.Body.Span),
                    MessageId = letter.MessageId,
                    RaisedAt = letter.DeadAt,
                },
                cancellationToken);
        }

        known[id] = true;
    }

    private static string IdOf(DeadLetter letter)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{letter.Queue}\n{letter.MessageId}\n{letter.DeadAt.UtcTicks}");
        return $"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..32]}";
    }

    private static string Text(ReadOnlySpan<byte> body)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Convert.ToBase64String(body);
        }
    }
}
