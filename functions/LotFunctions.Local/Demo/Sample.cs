using System.Text.Json.Nodes;

namespace LotFunctions.Local.Demo;

/// <summary>The story's input files, carried in the program.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"{typeof(Sample).Namespace}.Samples.{name}")
            ?? throw new FileNotFoundException($"The sample {name} is not in the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();
}
