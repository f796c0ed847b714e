using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Takes in events that internal systems post: one event or an array a message. Each refused event waits as an exception,
/// and its message id is that exception's id, so that it can be sent again by itself.
/// </summary>
public sealed class ScansHandler(ScanIntake intake, IExceptions exceptions, TimeProvider clock) : IMessageHandler
{
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 32 };
    private static readonly Recorder Recorder = new(QueueNames.ScansInbound, IsQuality: false);

    public string Queue => QueueNames.ScansInbound;

    public async Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, JsonOptions);
        }
        catch (JsonException bad)
        {
            return new Settlement("invalid-json", $"The message is no JSON: it fails at line {bad.LineNumber + 1}, byte {bad.BytePositionInLine}.");
        }

        using (json)
        {
            var root = json.RootElement;
            var outcome = await intake.PostAsync(root, Recorder, cancellationToken);
            foreach (var refused in outcome.Results.Where(r => r.Status == ScanStatus.Refused))
            {
                var scan = root.ValueKind == JsonValueKind.Array ? root[refused.Index] : root;
                await exceptions.AddAsync(Exception(refused, scan), cancellationToken);
            }
        }

        return Settlement.Done;
    }

    private ExceptionRecord Exception(ScanResult refused, JsonElement scan)
    {
        // The raw bytes: the text accessors throw where they are no valid UTF-8.
        var original = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(scan));
        var id = $"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{QueueNames.ScansInbound}\n{original}")))[..32]}";
        return new ExceptionRecord
        {
            ExceptionId = id,
            Source = QueueNames.ScansInbound,
            Code = refused.Code!,
            Detail = refused.Detail!,
            Original = original,
            MessageId = id,
            RaisedAt = clock.GetUtcNow(),
        };
    }
}
