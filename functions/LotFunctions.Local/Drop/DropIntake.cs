using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;

namespace LotFunctions.Local.Drop;

/// <summary>
/// Takes in one dropped file as its supplier's post, then puts it away with the answer beside it. Each step can be done again:
/// after a kill the same bytes are the same document, and the file is put away then.
/// </summary>
internal sealed class DropIntake(AsnIntake intake, IExceptions exceptions, TimeProvider clock)
{
    public const string Source = "asn-drop";

    /// <param name="root">The drop folder.</param>
    /// <param name="supplier">The name of the folder in it that the file is in.</param>
    /// <exception cref="IOException">The file cannot be read, or is not whole; it stays where it is.</exception>
    public async Task<DropAnswer> TakeAsync(string root, string supplier, FileInfo file, CancellationToken cancellationToken)
    {
        var answer = await PostAsync(supplier, file, cancellationToken);
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        if (answer.IsRefused) await RaiseAsync(supplier, file.Name, answer, json, cancellationToken);
        PutAway(root, supplier, file, answer, json);
        return answer;
    }

    private async Task<DropAnswer> PostAsync(string supplier, FileInfo file, CancellationToken cancellationToken)
    {
        var limit = RouteTable.PostAsn.MaxBody;
        if (file.Length > limit) return DropAnswer.Refused(null, [new ApiError("body-too-large", $"The file has {file.Length} bytes; {limit} are the most.")]);
        await using var content = WholeFile.Open(file.FullName, FileState.Of(file));
        return DropAnswer.Of(await intake.PostAsync(content, new AsnCaller($"{Source}/{supplier}", supplier), cancellationToken));
    }

    private Task RaiseAsync(string supplier, string name, DropAnswer answer, byte[] json, CancellationToken cancellationToken)
    {
        // The name too: a file without a document has nothing else to be known by.
        var id = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { supplier, name, answer.DocumentId }));
        return exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = $"x-{Convert.ToHexStringLower(id)[..32]}",
                Source = Source,
                Code = answer.Errors[0].Code,
                Detail = $"{supplier}/{name}: {answer.Errors[0].Message}",
                Original = Encoding.UTF8.GetString(json),
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
    }

    private static void PutAway(string root, string supplier, FileInfo file, DropAnswer answer, byte[] json)
    {
        var folder = Path.Combine(root, answer.IsRefused ? ".refused" : ".done", supplier);
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, file.Name);
        // Another file of this name came before: neither takes the other's place.
        if (File.Exists(target)) target = $"{target}.{answer.DocumentId ?? "none"}";
        File.WriteAllBytes(target + ".json", json);
        file.MoveTo(target, overwrite: true);
    }
}
