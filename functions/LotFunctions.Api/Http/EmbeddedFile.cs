namespace LotFunctions.Api.Http;

/// <summary>Files that travel in the assembly, by their path in the project.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string path) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(path)
        ?? throw new FileNotFoundException($"{path} is not in the assembly.");
}
