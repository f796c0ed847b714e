namespace LotFunctions.Core.Notices;

/// <summary>Puts a folder's words and pages over the built-in ones; each file is tried on a sample before it is used.</summary>
internal sealed class TemplateFolder(string folder)
{
    public void AddTo(NoticeTemplates templates)
    {
        if (!Directory.Exists(folder))
        {
            templates.Report($"The folder of templates {folder} does not exist.");
            return;
        }

        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            Try(templates, Path.Combine(path, "words.txt"), content => AddWords(templates, Path.GetFileName(path), content));
        }

        foreach (var page in new[] { NoticeTemplates.Notice, NoticeTemplates.Answer })
        {
            Try(templates, Path.Combine(folder, $"{page}.hbs"), content => AddPage(templates, page, page, content, templates.Languages));
            foreach (var language in templates.Languages)
            {
                Try(templates, Path.Combine(folder, language, $"{page}.hbs"), content => AddPage(templates, $"{language}/{page}", page, content, [language]));
            }
        }
    }

    private static void AddWords(NoticeTemplates templates, string language, string content)
    {
        var own = WordsFile.Read(content);
        var english = templates.Words(NoticeTemplates.Fallback).All;
        var known = templates.Find(language)?.All;
        var flaws = WordsFile.Flaws(own, english)
            .Concat(known is null ? english.Keys.Except(own.Keys).Select(k => $"{k} is missing: a new language needs all words.") : []).ToList();
        if (flaws.Count > 0) throw new FormatException(string.Join(" ", flaws));
        var all = new Dictionary<string, string>(known ?? own);
        foreach (var (key, text) in own) all[key] = text;
        templates.Put(new NoticeWords(language, all));
    }

    private static void AddPage(NoticeTemplates templates, string key, string page, string content, IEnumerable<string> languages)
    {
        var before = templates.Put(key, PageEngine.Compile(content));
        try
        {
            foreach (var language in languages)
            {
                foreach (var sample in TrialNotice.In(language))
                {
                    if (page == NoticeTemplates.Notice) new HtmlNotice(templates, null).Write(sample, Stream.Null);
                    else new AnswerPage(templates).Render(TrialNotice.PageOf(sample), taken: true);
                }
            }
        }
        catch
        {
            templates.Put(key, before);
            throw;
        }
    }

    private static void Try(NoticeTemplates templates, string path, Action<string> add)
    {
        if (!File.Exists(path)) return;
        try
        {
            add(File.ReadAllText(path));
        }
        // A template fails in ways that its engine decides; none of them may keep the house from starting.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            templates.Report($"{path} is not used: {e.Message}");
        }
    }
}
