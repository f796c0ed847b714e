using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LotFunctions.Api.Tests.Crash;

/// <summary>The real embedded host as a process of its own, on one data folder and one port, that can be killed and started again.</summary>
internal sealed class HostProcess(string dataFolder) : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly List<string> output = [];
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public string DataFolder => dataFolder;

    public int Kills { get; private set; }

    /// <summary>What the running process printed.</summary>
    public string Output
    {
        get
        {
            lock (output) return string.Join(Environment.NewLine, output);
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        lock (output) output.Clear();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Launch("serve", "--data", dataFolder, "--urls", Address.ToString().TrimEnd('/'));
        process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var exited = process.WaitForExitAsync();
        var first = await Task.WhenAny(listening.Task, exited, Task.Delay(StartTimeout, TimeProvider.System));
        if (first != listening.Task) throw new InvalidOperationException($"The host did not start:{Environment.NewLine}{Output}");
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

    /// <summary>Runs <c>verify</c> on the data folder; the exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> VerifyAsync()
    {
        using var verify = Launch("verify", "--data", dataFolder);
        var text = verify.StandardOutput.ReadToEndAsync();
        var errors = verify.StandardError.ReadToEndAsync();
        await verify.WaitForExitAsync();
        return (verify.ExitCode, await text + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
    }

    private static Process Launch(params string[] arguments)
    {
        var program = typeof(Local.Demo.Story).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The host's process did not start.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Take(string? line, TaskCompletionSource listening)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (line.Contains("Now listening on", StringComparison.Ordinal)) listening.TrySetResult();
    }
}
