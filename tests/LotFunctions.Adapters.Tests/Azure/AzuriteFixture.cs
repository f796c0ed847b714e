using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>The blob emulator, empty at the start, on a free port, for the tests of one collection.</summary>
public sealed partial class AzuriteFixture : IAsyncLifetime
{
    private const string Account = "lottests";

    private static readonly string Key = Convert.ToBase64String(SHA256.HashData("The tests' own account"u8));
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("lot-azurite-").FullName;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private int containers;

    public string ConnectionString { get; private set; } = "";

    /// <summary>The name of a container that no other test has.</summary>
    public string NextContainer() => $"test-{Interlocked.Increment(ref containers)}";

    public async Task InitializeAsync()
    {
        // Its tests are skipped then.
        if (AzuriteProgram.Found is not { } program) return;

        // The client speaks a newer version of the protocol than the emulator knows.
        string[] options = ["--inMemoryPersistence", "--blobHost", "127.0.0.1", "--blobPort", "0", "--skipApiVersionCheck", "--disableTelemetry", "--silent"];
        var start = new ProcessStartInfo(program.File, [.. program.Arguments, .. options])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{Key}";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The blob emulator ended.\n{Output()}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var endpoint = await address.Task.WaitAsync(StartTimeout);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={endpoint}/{Account};";
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"listens on (http://\S+)")]
    private static partial Regex Listens();

    private void Take(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        if (Listens().Match(line) is { Success: true } match) address.TrySetResult(match.Groups[1].Value);
    }

    private string Output()
    {
        lock (output) return output.ToString();
    }
}
