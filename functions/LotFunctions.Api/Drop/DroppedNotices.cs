using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Drop;

/// <summary>
/// Takes in what lies in a drop folder as its supplier's post; who dropped it hears nothing, so that what is refused goes to
/// the exceptions. Taken again, the same bytes are the same document and the same exception.
/// </summary>
public sealed class DroppedNotices(AsnIntake intake, IExceptions exceptions, TimeProvider clock)
{
    /// <summary>The folder's or container's name, and the exceptions' source.</summary>
    public const string Source = "asn-drop";

    /// <param name="supplier">The name of the folder in the drop folder that the file is in.</param>
    /// <param name="length">In bytes.</param>
    /// <param name="open">Opens the content; not called when it is too long.</param>
    public async Task<DropAnswer> TakeAsync(
        string supplier, string name, long length, Func<Stream> open, CancellationToken cancellationToken)
    {
        var answer = await PostAsync(supplier, length, open, cancellationToken);
        if (answer.IsRefused) await RaiseAsync(supplier, name, answer, cancellationToken);
        return answer;
    }

    private async Task<DropAnswer> PostAsync(string supplier, long length, Func<Stream> open, CancellationToken cancellationToken)
    {
        var limit = RouteTable.PostAsn.MaxBody;
        if (length > limit) return DropAnswer.Refused(null, [new ApiError("body-too-large", $"The file has {length} bytes; {limit} are the most.")]);
        await using var content = open();
        return DropAnswer.Of(await intake.PostAsync(content, new AsnCaller($"{Source}/{supplier}", supplier), cancellationToken));
    }

    private async Task RaiseAsync(string supplier, string name, DropAnswer answer, CancellationToken cancellationToken)
    {
        // The door has told of a document that it refused; told again here, with the file's name, it is the same exception.
        var own = answer.DocumentId is not null && answer.Errors[0].Code != RefusalCode.ControlNumberReused;
        var raised = new ExceptionRecord
        {
            ExceptionId = own ? Document.ExceptionIdOf(answer.DocumentId!) : IdOf(supplier, name, answer),
            Source = Source,
            Code = answer.Errors[0].Code,
            Detail = $"{supplier}/{name}: {answer.Errors[0].Message}",
            Original = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options)),
            DocumentId = own ? answer.DocumentId : null,
            RaisedAt = clock.GetUtcNow(),
        };
        if (own) await exceptions.SaveAsync(raised, cancellationToken);
        else await exceptions.AddAsync(raised, cancellationToken);
    }

    /// <summary>The name too: a file without a document has nothing else to be known by.</summary>
    private static string IdOf(string supplier, string name, DropAnswer answer) =>
        $"x-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { supplier, name, answer.DocumentId })))[..32]}";
}
