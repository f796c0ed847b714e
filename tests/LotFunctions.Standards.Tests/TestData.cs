using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Tests;

/// <summary>Finds the samples of this project, and test vectors of others where they are at hand.</summary>
internal static class TestData
{
    /// <summary>The folder <c>shared/vectors</c> beside the repository or above it; null when there is none.</summary>
    public static string? Vectors { get; } = FindVectors();

    public static string SamplesFolder() => Path.Combine(Path.GetDirectoryName(ThisFile())!, "Samples");

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(SamplesFolder(), name));

    public static string[][] Table(string path) =>
        [.. File.ReadLines(Path.Combine(Vectors!, path)).Skip(1).Select(static line => line.Split('\t'))];

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static string? FindVectors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "vectors");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Environment.GetEnvironmentVariable("LOTFUNCTIONS_VECTORS") is { } named && Directory.Exists(named) ? named : null;
    }
}
