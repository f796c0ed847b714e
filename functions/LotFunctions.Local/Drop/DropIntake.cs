using System.Text.Json;
using LotFunctions.Api.Drop;
using LotFunctions.Api.Http;

namespace LotFunctions.Local.Drop;

/// <summary>
/// Takes in one dropped file, then puts it away with the answer beside it. Each step can be done again: after a kill the same
/// bytes are the same document, and the file is put away then.
/// </summary>
internal sealed class DropIntake(DroppedNotices notices)
{
    /// <param name="root">The drop folder.</param>
    /// <param name="supplier">The name of the folder in it that the file is in, or in a folder of which it is.</param>
    /// <exception cref="FileChangedException">The file is not whole yet; it stays where it is.</exception>
    /// <exception cref="IOException">The file cannot be read; it stays where it is.</exception>
    public async Task<DropAnswer> TakeAsync(string root, string supplier, FileInfo file, CancellationToken cancellationToken)
    {
        var name = Path.GetRelativePath(Path.Combine(root, supplier), file.FullName);
        var answer = await notices.TakeAsync(
            supplier, name.Replace(Path.DirectorySeparatorChar, '/'), file.Length, () => WholeFile.Open(file.FullName, FileState.Of(file)), cancellationToken);
        PutAway(root, supplier, name, file, answer, JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options));
        return answer;
    }

    private static void PutAway(string root, string supplier, string name, FileInfo file, DropAnswer answer, byte[] json)
    {
        var target = Path.Combine(root, answer.IsRefused ? ".refused" : ".done", supplier, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // Another file of this name came before: neither takes the other's place.
        if (File.Exists(target)) target = $"{target}.{answer.DocumentId ?? "none"}";
        File.WriteAllBytes(target + ".json", json);
        file.MoveTo(target, overwrite: true);
    }
}
