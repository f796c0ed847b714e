using HandlebarsDotNet;

namespace LotFunctions.Core.Notices;

/// <summary>
/// The notices' templates (Handlebars) and words by language. Built in are English, German, Spanish and French; a folder may
/// change words and pages and add languages:
/// <c>{language}/words.txt</c> (any of the words; all of them for a new language), <c>{language}/notice.hbs</c> and
/// <c>answer.hbs</c> for one language, <c>notice.hbs</c> and <c>answer.hbs</c> at the top for all. Everything that a template
/// puts out is escaped for HTML.
/// </summary>
/// <remarks>
/// A file that does not hold is reported in <see cref="Problems"/> and what is built in stands in its place: a recall must
/// not wait for its letterhead.
/// </remarks>
public sealed class NoticeTemplates
{
    internal const string Fallback = "en";
    internal const string Notice = "notice";
    internal const string Answer = "answer";

    private readonly Dictionary<string, NoticeWords> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HandlebarsTemplate<TextWriter, object, object>> pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];

    private NoticeTemplates()
    {
    }

    /// <summary>What is built in.</summary>
    public static NoticeTemplates Default { get; } = BuiltIn();

    /// <summary>What is wrong with the folder's files, for the log at start.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The languages (BCP 47) that notices are written in.</summary>
    public IReadOnlyCollection<string> Languages => words.Keys;

    /// <summary>With a folder's files over what is built in.</summary>
    /// <param name="folder">Null: nothing but what is built in.</param>
    public static NoticeTemplates Load(string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) return Default;
        var templates = BuiltIn();
        new TemplateFolder(folder).AddTo(templates);
        return templates;
    }

    /// <summary>The language nearest to what is wanted: the tag, cut from behind (RFC 4647 lookup), then the house's, then English.</summary>
    internal string Resolve(string? wanted, string house) => Lookup(wanted) ?? Lookup(house) ?? Fallback;

    internal NoticeWords Words(string language) => words[Resolve(language, Fallback)];

    internal void Render(TextWriter output, string language, string page, object model)
    {
        var name = Resolve(language, Fallback);
        (pages.GetValueOrDefault($"{name}/{page}") ?? pages[page])(output, model);
    }

    internal string Render(string language, string page, object model)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Render(text, language, page, model);
        return text.ToString();
    }

    internal NoticeWords? Find(string language) => words.GetValueOrDefault(language);

    internal void Put(NoticeWords known) => words[known.Language] = known;

    internal HandlebarsTemplate<TextWriter, object, object>? Put(string key, HandlebarsTemplate<TextWriter, object, object>? page)
    {
        var before = pages.GetValueOrDefault(key);
        if (page is null) pages.Remove(key);
        else pages[key] = page;
        return before;
    }

    internal void Report(string problem) => problems.Add(problem);

    private static NoticeTemplates BuiltIn()
    {
        var templates = new NoticeTemplates();
        foreach (var language in BuiltInFiles.Languages) templates.Put(new NoticeWords(language, WordsFile.Read(BuiltInFiles.Read($"{language}/words.txt"))));
        foreach (var page in new[] { Notice, Answer }) templates.Put(page, PageEngine.Compile(BuiltInFiles.Read($"{page}.hbs")));
        return templates;
    }

    private string? Lookup(string? wanted)
    {
        for (var tag = wanted; !string.IsNullOrEmpty(tag); tag = tag.LastIndexOf('-') is > 0 and var cut ? tag[..cut] : null)
        {
            if (words.TryGetValue(tag, out var found)) return found.Language;
        }

        return null;
    }
}
