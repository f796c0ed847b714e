using System.Text.Json;

namespace LotFunctions.Local.Hosting;

/// <summary>The configuration in a data folder.</summary>
internal static class FolderSettings
{
    private const string FileName = "lotfunctions.json";

    /// <summary>Adds <c>lotfunctions.json</c>, which may be missing.</summary>
    /// <exception cref="LocalSetupException">It is no JSON, or no object: says the file, the line and the place in it.</exception>
    public static T AddFolderSettings<T>(this T configuration, string folder)
        where T : IConfigurationBuilder
    {
        var file = Path.Combine(Path.GetFullPath(folder), FileName);
        try
        {
            // Read once for itself: not every builder reads it here.
            new ConfigurationBuilder().AddJsonFile(file, optional: true, reloadOnChange: false).Build();
        }
        catch (InvalidDataException e)
        {
            throw new LocalSetupException($"{file} cannot be read{Reason(e)}", e);
        }

        configuration.AddJsonFile(file, optional: true, reloadOnChange: false);
        return configuration;
    }

    private static string Reason(Exception outer)
    {
        var e = outer;
        while (e is not JsonException && e.InnerException is { } inner) e = inner;
        // The reader counts from 0, people and their editors from 1.
        return e is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
            ? $", line {line + 1}, position {position + 1}: {e.Message.Split(" LineNumber:")[0]}"
            : $": {e.Message}";
    }
}
