using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LotFunctions.Local.Demo;

/// <summary>The embedded host as a process of its own, on one data folder and one port, that can be killed and started again.</summary>
internal sealed class HostProcess(string dataFolder, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly List<string> output = [];
    private Process? process;

    public string DataFolder => dataFolder;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public int Kills { get; private set; }

    /// <summary>Of the process that runs.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (output) output.Clear();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Launch("serve", "--data", dataFolder, "--urls", Address.ToString().TrimEnd('/'), "--until-input-ends");
        process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellationToken), Task.Delay(StartTimeout, clock, cancellationToken));
        if (first != listening.Task) throw new StoryException($"The host did not start:{Environment.NewLine}{Output()}");
    }

    /// <summary>SIGKILL: nothing in the process can react to it.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
        Kills++;
    }

    /// <summary>Runs <c>verify</c> on the data folder while no host has it; the exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> VerifyAsync(CancellationToken cancellationToken)
    {
        using var verify = Launch("verify", "--data", dataFolder);
        var text = verify.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = verify.StandardError.ReadToEndAsync(cancellationToken);
        await verify.WaitForExitAsync(cancellationToken);
        return (verify.ExitCode, await text + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
    }

    private static Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HostProcess).Assembly.Location, .. arguments])
        {
            // Its end tells the host to stop, also when this process is killed.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new StoryException("The host's process did not start.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string Output()
    {
        lock (output) return string.Join(Environment.NewLine, output);
    }

    private void Take(string? line, TaskCompletionSource listening)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (line.Contains("Now listening on", StringComparison.Ordinal)) listening.TrySetResult();
    }
}
