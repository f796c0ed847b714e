using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Quality;

/// <summary>What people see of a message that was given up.</summary>
public static class DeadLetterException
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="queue">That it came from.</param>
    /// <param name="replayId">The message id under which it is sent again.</param>
    /// <param name="death">Tells one death of a message from its next: seen again, the same death is the same exception.</param>
    public static ExceptionRecord Of(
        string queue, string messageId, string replayId, string death, string reason, string? detail, ReadOnlySpan<byte> body, DateTimeOffset deadAt) => new()
        {
            ExceptionId = $"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}\n{messageId}\n{death}")))[..32]}",
            Source = queue,
            Code = reason,
            Detail = detail ?? "",
            Original = Text(body),
            MessageId = replayId,
            DocumentId = queue == QueueNames.AsnInbound ? AsnMessage.Read(body)?.DocumentId : null,
            RaisedAt = deadAt,
        };

    private static string Text(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Convert.ToBase64String(body);
        }
    }
}
