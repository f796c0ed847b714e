using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>The body of a message in <c>asn-inbound</c>: by reference, because an interchange is larger than a message may be.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Again">True: it is processed also when it is done, because what it says depends on another document, or a person asks for it.</param>
/// <param name="By">Who asks for it; null when nobody does.</param>
/// <param name="Comment">Why, in that person's words.</param>
internal sealed record AsnMessage(string DocumentId, bool? Again = null, string? By = null, string? Comment = null)
{
    public byte[] Write() => CanonicalJson.Write(this);

    public static AsnMessage? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var message = JsonSerializer.Deserialize<AsnMessage>(body, CanonicalJson.Options);
            return string.IsNullOrEmpty(message?.DocumentId) ? null : message;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
