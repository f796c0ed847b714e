using System.Globalization;

namespace LotFunctions.Standards.Gs1;

/// <summary>Makes definitions of the rows of <see cref="AiTable"/>.</summary>
internal static class AiTableReader
{
    public static AiDefinition[] Read(string rows)
    {
        var all = new List<AiDefinition>();
        var associations = new List<string>();
        foreach (var row in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = row.Split('|');
            var ends = fields[0].Split('-');
            for (var ai = Number(ends[0]); ai <= Number(ends[^1]); ai++)
            {
                all.Add(Definition(all.Count, ai.ToString($"D{ends[0].Length}", CultureInfo.InvariantCulture), ai - Number(ends[0]), fields));
                associations.Add(fields[2]);
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            Associate(all[i], associations[i], all);
        }

        return [.. all];
    }

    private static AiDefinition Definition(int index, string ai, int nth, string[] fields)
    {
        var spec = fields[1].TrimStart('*', '?');
        var flags = fields[1][..^spec.Length];
        var components = Array.ConvertAll(spec.Split(' '), Component);
        return new AiDefinition
        {
            Index = index,
            Ai = ai,
            Title = Title(fields[3], nth),
            Predefined = flags.Contains('*', StringComparison.Ordinal),
            Attribute = flags.Contains('?', StringComparison.Ordinal),
            Components = components,
            Shape = AiDefinition.ShapeOf(components),
            MinLength = components.Where(static c => !c.Optional).Sum(static c => c.Min),
            MaxLength = components.Sum(static c => c.Max),
            SelfChecking = Array.Exists(components, static c => Array.Exists(c.Linters, static l => l is Linter.Csum or Linter.CsumAlpha or Linter.Yymmdd or Linter.Yymmd0)),
        };
    }

    private static string Title(string title, int nth)
    {
        var number = title.LastIndexOf(" # ", StringComparison.Ordinal);
        return number < 0 ? title : $"{title[..number]} # {(Number(title[(number + 3)..]) + nth).ToString(CultureInfo.InvariantCulture)}";
    }

    private static AiComponent Component(string text)
    {
        var parts = text.Split(',');
        var length = parts[0].Trim('[', ']')[1..];
        var variable = length.StartsWith("..", StringComparison.Ordinal);
        var max = Number(length.TrimStart('.'));
        var linters = Array.ConvertAll(parts[1..], static name => Enum.Parse<Linter>(name, ignoreCase: true));
        var set = Set(parts[0].TrimStart('[')[0]);
        if (set == CharacterSet.Digits)
        {
            // Digits of a key begin with a company prefix as far as can be said here.
            linters = [.. linters.Where(static l => l is not (Linter.GcpPos1 or Linter.GcpPos2))];
        }

        return new AiComponent(set, variable ? 1 : max, max, text.StartsWith('['), linters);
    }

    private static CharacterSet Set(char type) => type switch
    {
        'N' => CharacterSet.Digits,
        'X' => CharacterSet.Set82,
        'Y' => CharacterSet.Set39,
        'Z' => CharacterSet.Base64,
        _ => throw new InvalidOperationException($"The table names a type that does not exist: {type}."),
    };

    private static void Associate(AiDefinition definition, string associations, List<AiDefinition> all)
    {
        foreach (var association in associations.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = association.Split('=') is [var left, var right] ? (left, right) : (association, string.Empty);
            switch (name)
            {
                case "req":
                    definition.Requires = [.. definition.Requires, Requirement(value, all)];
                    break;
                case "ex":
                    definition.Excludes = SetOf(value.Split(','), definition, all);
                    break;
                case "dlpkey":
                    definition.Qualifiers = value.Length == 0 ? [[]] : Array.ConvertAll(
                        value.Split('/'), sequence => Array.ConvertAll(sequence.Split(','), ai => all.Find(d => d.Ai == ai)!));
                    break;
                default:
                    throw new InvalidOperationException($"The table names an association that does not exist: {name}.");
            }
        }
    }

    private static AiRequirement Requirement(string text, List<AiDefinition> all)
    {
        var alternatives = text.Split(',');
        var groups = alternatives.Where(static a => a.Contains('+', StringComparison.Ordinal));
        return new AiRequirement(
            text,
            SetOf(alternatives.Where(static a => !a.Contains('+', StringComparison.Ordinal)), null, all),
            [.. groups.Select(group => Array.ConvertAll(group.Split('+'), member => SetOf([member], null, all)))]);
    }

    private static AiSet SetOf(IEnumerable<string> patterns, AiDefinition? but, List<AiDefinition> all)
    {
        var set = new AiSet();
        foreach (var pattern in patterns)
        {
            foreach (var definition in all)
            {
                if (definition != but && Matches(pattern, definition.Ai)) set.Add(definition.Index);
            }
        }

        return set;
    }

    // Plain loops: this runs some hundred thousand times before the first barcode can be read.
    private static bool Matches(string pattern, string ai)
    {
        if (pattern.Length != ai.Length) return false;
        for (var i = 0; i < ai.Length; i++)
        {
            if (pattern[i] != 'n' && pattern[i] != ai[i]) return false;
        }

        return true;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
