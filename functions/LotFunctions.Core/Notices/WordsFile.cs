namespace LotFunctions.Core.Notices;

/// <summary>Reads a file of words: lines <c>key=text</c>; empty lines and those that begin with # are left out.</summary>
internal static class WordsFile
{
    public static Dictionary<string, string> Read(string content)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw new FormatException($"'{line}' is no key=text.");
            words[line[..at].Trim()] = line[(at + 1)..];
        }

        return words;
    }

    /// <summary>What is wrong with words that are to take the place of others: keys that are unknown, placeholders that differ.</summary>
    public static IEnumerable<string> Flaws(IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> model)
    {
        foreach (var (key, text) in words)
        {
            if (!model.TryGetValue(key, out var known)) yield return $"{key} is no word of a notice.";
            else if (key is not ("date" or "dateShort") && Placeholders(text) != Placeholders(known)) yield return $"{key} needs the placeholders {Placeholders(known)}.";
            else if (key == "decimal" && text is not ("." or ",")) yield return "decimal is a point or a comma.";
        }
    }

    private static string Placeholders(string text) =>
        string.Concat(Enumerable.Range(0, 10).Select(n => $"{{{n}}}").Where(p => text.Contains(p, StringComparison.Ordinal)));
}
