using System.Text.Json;

namespace LotFunctions.Standards.Json;

/// <summary>
/// Reads the members of a JSON object with type checks and collects every error with its JSON pointer (RFC 6901). A member
/// that is <c>null</c> counts as absent. Read all members that may be there, then call <see cref="Done"/>, which refuses the
/// others. A value that was refused reads as null. Strictly, as a published schema says it: <c>null</c> is a value of the wrong
/// type, and text that is empty is an error.
/// </summary>
/// <remarks>Codes: wrong-type, required, too-long, invalid-value, out-of-range, unknown-field, duplicate-field.</remarks>
public sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly bool strict;

    /// <param name="element">Anything: what is no object is an error.</param>
    /// <param name="pointer">Where it stands: empty for the whole document.</param>
    /// <param name="errors">Where errors are added.</param>
    /// <param name="strict">Also for the objects in this one.</param>
    public JsonFields(JsonElement element, string pointer, ICollection<FieldError> errors, bool strict = false)
    {
        (Pointer, Errors, this.strict) = (pointer, errors, strict);
        IsObject = element.ValueKind == JsonValueKind.Object;
        if (IsObject) Fill(element);
        else Error("wrong-type", $"An object is expected, not {JsonText.Describe(element.ValueKind)}.");
    }

    public string Pointer { get; }

    public ICollection<FieldError> Errors { get; }

    /// <summary>False: it is an error already, and nothing else is said of it.</summary>
    public bool IsObject { get; }

    /// <summary>There is such a member and, unless strictly read, it is not null.</summary>
    public bool Has(string name) => members.TryGetValue(name, out var value) && (strict || value.ValueKind != JsonValueKind.Null);

    /// <summary>Free text; an empty one counts as absent.</summary>
    public string? String(string name, bool required = false, int max = 2000)
    {
        if (Value(name, required) is not { } value) return null;
        return Text(value, name) is { } text ? Checked(name, text, required, max) : null;
    }

    /// <summary>An identifier: trimmed, without control characters; an empty one counts as absent.</summary>
    public string? Id(string name, bool required = false, int max = 80)
    {
        if (Value(name, required) is not { } value || Text(value, name) is not { } text) return null;
        return JsonText.WithoutControls(Bare(text), out var problem) is { } id
            ? Checked(name, id, required, max)?.Trim()
            : Refuse<string>(name, "invalid-value", problem);
    }

    /// <summary>Text, or a number as it is written.</summary>
    public string? TextOrNumber(string name, bool required = false, int max = 200)
    {
        if (Value(name, required) is not { } value) return null;
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value, name, "text or a number");
        return text is null ? null : Checked(name, text, required, max);
    }

    /// <summary>A number, exact: at most 15 digits before the point and 10 after it, an exponent worked in.</summary>
    public decimal? Decimal(string name, bool required = false)
    {
        if (Value(name, required) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) return WrongType<decimal>(name, "a number", value);
        return JsonText.TryDecimal(value.GetRawText(), out var number, out var code, out var problem)
            ? number
            : RefuseValue<decimal>(name, code, problem);
    }

    public int? Integer(string name, bool required = false, int min = int.MinValue, int max = int.MaxValue)
    {
        if (Value(name, required) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) return WrongType<int>(name, "a whole number", value);
        // 12.0 is a whole number too, to JSON Schema as to everybody.
        if (!JsonText.TryDecimal(value.GetRawText(), out var exact, out _, out _) || exact != decimal.Truncate(exact) || exact is < int.MinValue or > int.MaxValue)
        {
            return RefuseValue<int>(name, "invalid-value", $"'{JsonText.Short(value.GetRawText())}' is not a whole number of 32 bits.");
        }

        var number = (int)exact;
        return number >= min && number <= max
            ? number
            : RefuseValue<int>(name, "out-of-range", $"{number} is not between {min} and {max}.");
    }

    /// <summary>RFC 3339, with offset.</summary>
    public DateTimeOffset? Time(string name, bool required = false)
    {
        if (Value(name, required) is not { } value || Text(value, name, "a time as text") is not { } text) return null;
        return JsonText.TryTime(text, out var time)
            ? time
            : RefuseValue<DateTimeOffset>(name, "invalid-value", $"'{JsonText.Short(text)}' is not a time with offset (RFC 3339) such as 2026-03-01T14:05:00+01:00.");
    }

    /// <summary>RFC 3339 full-date.</summary>
    public DateOnly? Date(string name, bool required = false)
    {
        if (Value(name, required) is not { } value || Text(value, name, "a date as text") is not { } text) return null;
        return JsonText.TryDate(text, out var date)
            ? date
            : RefuseValue<DateOnly>(name, "invalid-value", $"'{JsonText.Short(text)}' is not a date such as 2026-03-01.");
    }

    public bool? Bool(string name, bool required = false) => Value(name, required) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => WrongType<bool>(name, "true or false", other),
    };

    /// <summary>One of the enumeration's names in kebab case, or as declared where that is all upper case (class I, II, III).</summary>
    public T? Enum<T>(string name, bool required = false)
        where T : struct, Enum
    {
        if (Value(name, required) is not { } value || Text(value, name) is not { } text) return null;
        foreach (var candidate in System.Enum.GetValues<T>())
        {
            if (JsonText.WireName(candidate.ToString()) == text) return candidate;
        }

        var all = string.Join(", ", System.Enum.GetNames<T>().Select(JsonText.WireName));
        return RefuseValue<T>(name, "invalid-value", $"'{JsonText.Short(text)}' is none of {all}.");
    }

    /// <summary>An object in this one; null when it is absent or no object.</summary>
    public JsonFields? Object(string name, bool required = false)
    {
        if (Value(name, required) is not { } value) return null;
        var inner = new JsonFields(value, At(name), Errors, strict);
        return inner.IsObject ? inner : null;
    }

    /// <summary>The elements of an array of objects; empty when absent. Elements that are no objects are errors and left out.</summary>
    public IReadOnlyList<JsonFields> Array(string name, bool required = false, int max = 10_000) =>
        [.. Each(name, required, max)];

    /// <summary>As <see cref="Array"/>, one at a time: each is read before the next is looked at.</summary>
    public IEnumerable<JsonFields> Each(string name, bool required = false, int max = 10_000) =>
        Elements(name, required, max).Select(e => new JsonFields(e.Value, e.Pointer, Errors, strict)).Where(f => f.IsObject);

    /// <summary>An array of texts, none empty; empty when absent.</summary>
    public IReadOnlyList<string> Strings(string name, bool required = false, int max = 10_000, int maxLength = 200)
    {
        var texts = new List<string>();
        foreach (var (value, pointer) in Elements(name, required, max))
        {
            if (value.ValueKind != JsonValueKind.String || JsonText.TryGet(value) is not { } text)
            {
                Errors.Add(new FieldError("wrong-type", $"Text is expected, not {JsonText.Describe(value.ValueKind)}.", pointer));
            }
            else if (JsonText.WithoutControls(Bare(text), out var problem) is not { } clean || string.IsNullOrWhiteSpace(clean))
            {
                Errors.Add(new FieldError("invalid-value", problem.Length == 0 ? "The text is empty." : problem, pointer));
            }
            else if (IsTooLong(clean, maxLength))
            {
                Errors.Add(new FieldError("too-long", TooLong(clean, maxLength), pointer));
            }
            else
            {
                texts.Add(clean.Trim());
            }
        }

        return texts;
    }

    /// <summary>The member as it is, whatever its type; null when absent.</summary>
    public JsonElement? Any(string name, bool required = false) => Value(name, required);

    /// <summary>Adds an error of a member, or of the whole object for the empty name.</summary>
    public void Error(string code, string message, string name = "") => Errors.Add(new FieldError(code, message, At(name)));

    /// <summary>Refuses the members that nobody asked for.</summary>
    public void Done()
    {
        foreach (var name in members.Keys.Where(n => !asked.Contains(n)))
        {
            Error("unknown-field", $"'{JsonText.Short(name)}' is not a field of this object.", name);
        }
    }

    /// <summary>The pointer of a member.</summary>
    public string At(string name) => name.Length == 0
        ? Pointer
        : $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private void Fill(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (JsonText.TryGetName(member) is not { } name) Error("invalid-value", "A member's name is not valid Unicode.");
            else if (!members.TryAdd(name, member.Value)) Error("duplicate-field", $"'{JsonText.Short(name)}' stands here more than once.", name);
        }
    }

    private JsonElement? Value(string name, bool required)
    {
        asked.Add(name);
        if (Has(name)) return members[name];
        if (required && IsObject) Error("required", $"'{name}' is required.", name);
        return null;
    }

    /// <summary>The elements of an array as they are, with their pointers.</summary>
    public IEnumerable<(JsonElement Value, string Pointer)> Elements(string name, bool required, int max)
    {
        if (Value(name, required) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error("wrong-type", $"An array is expected, not {JsonText.Describe(value.ValueKind)}.", name);
            return [];
        }

        var count = value.GetArrayLength();
        if (count > max)
        {
            Error("too-long", $"The array has {count} elements; {max} are the most.", name);
            return [];
        }

        if (count == 0 && required) Error("required", $"'{name}' needs at least one element.", name);
        return value.EnumerateArray().Select((e, i) => (e, $"{At(name)}/{i}"));
    }

    private string? Text(JsonElement value, string name, string expected = "text")
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Error("wrong-type", $"{char.ToUpperInvariant(expected[0])}{expected[1..]} is expected, not {JsonText.Describe(value.ValueKind)}.", name);
            return null;
        }

        if (JsonText.TryGet(value) is { } text) return text;
        Error("invalid-value", "The text is not valid Unicode.", name);
        return null;
    }

    // A schema knows nothing of trimming: strictly, the text is checked as it stands.
    private string Bare(string text) => strict ? text : text.Trim();

    private string? Checked(string name, string text, bool required, int max)
    {
        if (string.IsNullOrWhiteSpace(text) && strict) return Refuse<string>(name, "invalid-value", "The text is empty.");
        if (string.IsNullOrWhiteSpace(text)) return required ? Refuse<string>(name, "required", $"'{name}' is empty.") : null;
        return IsTooLong(text, max) ? Refuse<string>(name, "too-long", TooLong(text, max)) : text;
    }

    // A schema counts characters, also those that take two chars.
    private bool IsTooLong(string text, int max) => text.Length > max && (!strict || text.EnumerateRunes().Count() > max);

    private static string TooLong(string text, int max) => $"The text has {text.Length} characters; {max} are the most.";

    private T? WrongType<T>(string name, string expected, JsonElement value)
        where T : struct =>
        RefuseValue<T>(name, "wrong-type", $"{char.ToUpperInvariant(expected[0])}{expected[1..]} is expected, not {JsonText.Describe(value.ValueKind)}.");

    private T? Refuse<T>(string name, string code, string message)
        where T : class
    {
        Error(code, message, name);
        return null;
    }

    private T? RefuseValue<T>(string name, string code, string message)
        where T : struct
    {
        Error(code, message, name);
        return null;
    }
}
