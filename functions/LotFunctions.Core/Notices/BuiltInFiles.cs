using System.Reflection;

namespace LotFunctions.Core.Notices;

/// <summary>The files that are embedded: templates, words and fonts.</summary>
internal static class BuiltInFiles
{
    private const string Prefix = "notices/";

    private static readonly Assembly Home = typeof(BuiltInFiles).Assembly;

    /// <summary>Those with words.</summary>
    public static IEnumerable<string> Languages => Home.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith("/words.txt", StringComparison.Ordinal))
        .Select(n => n.Split('/')[1]).Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(Prefix + name));
        return reader.ReadToEnd();
    }

    public static byte[] Font(string name)
    {
        using var stream = Open($"fonts/{name}");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static Stream Open(string name) =>
        Home.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
}
