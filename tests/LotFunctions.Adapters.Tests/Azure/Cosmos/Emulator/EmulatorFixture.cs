using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using LotFunctions.Adapters.Tests.Requirements;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;

/// <summary>The emulator, empty at the start, on a free port, for the tests of one collection.</summary>
public sealed partial class EmulatorFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private EmulatorGateway? gateway;

    public async Task InitializeAsync()
    {
        // Its tests are skipped then.
        if (EmulatorRequiredAttribute.Modules is not { } modules || NpmFolder.Node is not { } node) return;

        string[] arguments =
        [
            "--import", NpmFolder.EndWithInput, Path.Combine(modules, "@vercel", "cosmosdb-server", "lib", "cli.js"), "--no-ssl", "--host", "127.0.0.1", "--port", "0",
        ];
        var start = new ProcessStartInfo(node, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The emulator of Cosmos DB ended.\n{Output()}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        gateway = new EmulatorGateway(await address.Task.WaitAsync(StartTimeout));
    }

    public async Task DisposeAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        gateway?.Dispose();
    }

    internal HttpMessageHandler Handler() => new EmulatorHandler(gateway ?? throw new InvalidOperationException("The emulator of Cosmos DB does not run."));

    [GeneratedRegex(@"connections at (\S+)")]
    private static partial Regex Listens();

    private void Take(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        if (Listens().Match(line) is { Success: true } match) address.TrySetResult(new Uri($"http://{match.Groups[1].Value}/"));
    }

    private string Output()
    {
        lock (output) return output.ToString();
    }

    /// <summary>Each client disposes of its own.</summary>
    private sealed class EmulatorHandler(EmulatorGateway gateway) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => gateway.SendAsync(request, cancellationToken);
    }
}
