using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace LotFunctions.Standards.Tests.Gs1.Symbols;

/// <summary>ZXing as an npm package of this project, installed at its first use as the lock file says.</summary>
internal static class Decoder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Lazy<string?> missing = new(Prepare);

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing => missing.Value;

    /// <summary>What the symbols of an image hold, by their AIM symbology identifier.</summary>
    /// <param name="gray">A byte for each pixel, row by row.</param>
    public static IReadOnlyDictionary<string, string> Read(byte[] gray, int width)
    {
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{width} {gray.Length / width}\n"));
        var (code, output, error) = Run("node", [Path.Combine(Folder(), "Gs1", "Symbols", "decode.mjs"), Path.Combine(Folder(), "package.json")], [.. header, .. gray]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement.EnumerateArray().ToDictionary(
            static r => r.GetProperty("identifier").GetString()!,
            static r => Encoding.Latin1.GetString(Convert.FromHexString(r.GetProperty("hex").GetString()!)));
    }

    private static string? Prepare()
    {
        try
        {
            // npm writes this list last.
            if (!File.Exists(Path.Combine(Folder(), "node_modules", ".package-lock.json"))
                && Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"], []) is { Code: not 0 } failed)
            {
                return $"The decoder is not installed; npm ci failed: {failed.Error}";
            }

            return Run("node", ["--version"], []).Code == 0 ? null : "The decoder needs Node.js.";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"The decoder needs Node.js and npm: {e.Message}";
        }
    }

    private static (int Code, string Output, string Error) Run(string file, string[] arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"{file} did not end within {Patience}.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
