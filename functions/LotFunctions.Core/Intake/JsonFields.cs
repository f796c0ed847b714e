using System.Text.Json;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Reads the members of a JSON object with type checks and collects every error with its JSON pointer (RFC 6901). A member
/// that is <c>null</c> counts as absent. Read all members that may be there, then call <see cref="Done"/>, which refuses the
/// others. A value that was refused reads as null.
/// </summary>
public sealed class JsonFields
{
    /// <param name="element">Anything: what is no object is an error.</param>
    /// <param name="pointer">Where it stands: empty for the whole document.</param>
    /// <param name="errors">Where errors are added.</param>
    public JsonFields(JsonElement element, string pointer, ICollection<FieldError> errors)
    {
        (Pointer, Errors) = (pointer, errors);
        _ = element;
        throw new NotImplementedException();
    }

    public string Pointer { get; }

    public ICollection<FieldError> Errors { get; }

    /// <summary>There is such a member and it is not null.</summary>
    public bool Has(string name) => throw new NotImplementedException();

    /// <summary>Free text; an empty one counts as absent.</summary>
    public string? String(string name, bool required = false, int max = 2000) => throw new NotImplementedException();

    /// <summary>An identifier: trimmed, without control characters; an empty one counts as absent.</summary>
    public string? Id(string name, bool required = false, int max = 80) => throw new NotImplementedException();

    /// <summary>Text, or a number as it is written.</summary>
    public string? TextOrNumber(string name, bool required = false, int max = 200) => throw new NotImplementedException();

    /// <summary>A number, exact: at most 15 digits before the point and 10 after it, no exponent.</summary>
    public decimal? Decimal(string name, bool required = false) => throw new NotImplementedException();

    public int? Integer(string name, bool required = false, int min = int.MinValue, int max = int.MaxValue) => throw new NotImplementedException();

    /// <summary>RFC 3339, with offset.</summary>
    public DateTimeOffset? Time(string name, bool required = false) => throw new NotImplementedException();

    /// <summary>RFC 3339 full-date.</summary>
    public DateOnly? Date(string name, bool required = false) => throw new NotImplementedException();

    public bool? Bool(string name, bool required = false) => throw new NotImplementedException();

    /// <summary>One of the enumeration's names in kebab case, or as declared where that is all upper case (class I, II, III).</summary>
    public T? Enum<T>(string name, bool required = false)
        where T : struct, Enum => throw new NotImplementedException();

    public JsonFields? Object(string name, bool required = false) => throw new NotImplementedException();

    /// <summary>The elements of an array of objects; empty when absent.</summary>
    public IReadOnlyList<JsonFields> Array(string name, bool required = false, int max = 10_000) => throw new NotImplementedException();

    /// <summary>An array of texts, none empty; empty when absent.</summary>
    public IReadOnlyList<string> Strings(string name, bool required = false, int max = 10_000, int maxLength = 200) => throw new NotImplementedException();

    /// <summary>Adds an error of a member, or of the whole object for the empty name.</summary>
    public void Error(string code, string message, string name = "") => throw new NotImplementedException();

    /// <summary>Refuses the members that nobody asked for.</summary>
    public void Done() => throw new NotImplementedException();
}
