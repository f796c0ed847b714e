using System.Collections.Concurrent;
using System.Reflection;
using HandlebarsDotNet;

namespace LotFunctions.Core.Notices;

/// <summary>
/// The notices' templates by language: embedded files <c>Templates/{language}/{name}</c>. A language is added by adding its
/// folder. Everything that a template puts out is escaped for HTML.
/// </summary>
internal static class NoticeTemplates
{
    public const string Fallback = "en";

    private const string Prefix = "notices/";

    private static readonly Assembly Home = typeof(NoticeTemplates).Assembly;
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration
    {
        // Escapes quotes of both kinds too, so that a value may stand in an attribute.
        TextEncoder = new HtmlEncoder(),
        ThrowOnUnresolvedBindingExpression = true,
    });

    private static readonly HashSet<string> Languages = [.. Home.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n.Split('/')[1])];

    private static readonly ConcurrentDictionary<(string, string), HandlebarsTemplate<object, object>> Compiled = new();
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Words = new();

    /// <summary>The language with templates nearest to what is wanted: the tag, its primary language, the house's, English.</summary>
    public static string Resolve(string? wanted, string house) =>
        new[] { wanted, Primary(wanted), house, Primary(house) }.FirstOrDefault(l => l is not null && Languages.Contains(l)) ?? Fallback;

    public static string Render(string language, string name, object model) =>
        Compiled.GetOrAdd((Resolve(language, Fallback), name), Compile)(model);

    /// <summary>Short words that code puts into a template, such as a field's label.</summary>
    public static string Word(string language, string key) =>
        FindWord(language, key) ?? throw new InvalidOperationException($"The words of {language} lack {key}.");

    public static string? FindWord(string language, string key) => Words.GetOrAdd(Resolve(language, Fallback), l =>
        Read(l, "words.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1])).GetValueOrDefault(key);

    private static HandlebarsTemplate<object, object> Compile((string Language, string Name) key)
    {
        // One at a time: the compiler shares its configuration.
        lock (Engine) return Engine.Compile(Read(key.Language, key.Name + ".hbs"));
    }

    private static string? Primary(string? language) => language?.Split('-')[0].ToLowerInvariant();

    private static string Read(string language, string file)
    {
        using var stream = Home.GetManifestResourceStream($"{Prefix}{language}/{file}")
            ?? throw new InvalidOperationException($"Template {language}/{file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
