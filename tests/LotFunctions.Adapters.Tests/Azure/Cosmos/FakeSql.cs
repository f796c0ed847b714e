using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>
/// The queries that the adapters ask and those that the client makes of them: comparisons of properties with parameters,
/// IN, STARTSWITH, AND, OR and ORDER BY one property. Anything else throws.
/// </summary>
internal sealed partial class FakeSql
{
    private readonly List<string> tokens;
    private readonly JsonObject parameters = [];
    private readonly HashSet<string> compared = [];
    private int at;

    private FakeSql(string sql, JsonArray? values)
    {
        foreach (var p in values ?? []) parameters[(string)p!["name"]!] = p["value"]?.DeepClone();
        tokens = [.. Token().Matches(sql).Select(m => m.Value)];
        if (string.Concat(tokens).Length != sql.Count(c => !char.IsWhiteSpace(c))) throw new NotSupportedException(sql);
        // The client makes this of a query in an order over several partitions.
        Wrapped = sql.Contains("orderByItems", StringComparison.Ordinal);
        at = tokens.FindIndex(t => t is "FROM") + 2;
        if (!Wrapped && !sql.StartsWith("SELECT * FROM", StringComparison.Ordinal)) throw new NotSupportedException(sql);
        Matches = Take("WHERE") ? Or() : _ => true;
        if (Take("ORDER"))
        {
            Expect("BY");
            OrderBy = Property();
            Descending = !Take("ASC") && Take("DESC");
        }

        if (at != tokens.Count) throw new NotSupportedException(sql);
    }

    public Func<JsonObject, bool> Matches { get; }

    public string? OrderBy { get; }

    public bool Descending { get; }

    public bool Wrapped { get; }

    /// <summary>The properties that it looks at, that of the order aside.</summary>
    public IReadOnlySet<string> Compared => compared;

    public static FakeSql Parse(JsonObject query) => new((string)query["query"]!, query["parameters"] as JsonArray);

    public IEnumerable<JsonObject> Run(IEnumerable<JsonObject> items)
    {
        var found = items.Where(Matches);
        if (OrderBy is null) return found.OrderBy(i => (string?)i["_rid"], StringComparer.Ordinal);
        var ordered = found.Where(i => i[OrderBy] is not null).OrderBy(i => (string)i[OrderBy]!, StringComparer.Ordinal);
        return Descending ? ordered.Reverse() : ordered;
    }

    [GeneratedRegex("""@\w+|[A-Za-z_]+|"(?:[^"\\]|\\.)*"|\d+|[<>!]=|[=<>(),.\[\]{}:*]""")]
    private static partial Regex Token();

    private Func<JsonObject, bool> Or()
    {
        var left = And();
        while (Take("OR"))
        {
            var (before, right) = (left, And());
            left = i => before(i) || right(i);
        }

        return left;
    }

    private Func<JsonObject, bool> And()
    {
        var left = Condition();
        while (Take("AND"))
        {
            var (before, right) = (left, Condition());
            left = i => before(i) && right(i);
        }

        return left;
    }

    private Func<JsonObject, bool> Condition()
    {
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        if (Take("true")) return _ => true;
        if (Take("STARTSWITH"))
        {
            Expect("(");
            var of = Compare();
            Expect(",");
            var prefix = Value();
            Expect(")");
            return i => i[of] is { } v && ((string)v!).StartsWith(prefix, StringComparison.Ordinal);
        }

        var name = Compare();
        if (Take("IN"))
        {
            Expect("(");
            var values = new HashSet<string>();
            do values.Add(Value());
            while (Take(","));
            Expect(")");
            return i => i[name] is { } v && values.Contains((string)v!);
        }

        var op = tokens[at++];
        var value = Value();
        return i => i[name] is { } v && string.CompareOrdinal((string)v!, value) is var order && op switch
        {
            "=" => order == 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "<" => order < 0,
            "<=" => order <= 0,
            _ => throw new NotSupportedException(op),
        };
    }

    private string Compare()
    {
        var name = Property();
        compared.Add(name);
        return name;
    }

    /// <summary><c>c.name</c> or <c>c["name"]</c>.</summary>
    private string Property()
    {
        at++;
        if (Take(".")) return tokens[at++];
        Expect("[");
        var name = tokens[at++].Trim('"');
        Expect("]");
        return name;
    }

    private string Value()
    {
        var token = tokens[at++];
        return token[0] switch
        {
            '@' => (string)parameters[token]!,
            '"' => JsonNode.Parse(token)!.GetValue<string>(),
            _ => throw new NotSupportedException(token),
        };
    }

    private bool Take(string token)
    {
        if (at >= tokens.Count || tokens[at] != token) return false;
        at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token)) throw new NotSupportedException($"{token} expected at {at} of {string.Join(' ', tokens)}");
    }
}
