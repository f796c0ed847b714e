using System.Globalization;

namespace LotFunctions.Core.Recalls;

/// <summary>A field of an answer: its name in forms and JSON, and how to read it.</summary>
internal sealed record AnswerField(string Name, bool IsNumber, int MaxLength, Func<AnswerInput, string?> Get)
{
    public string Pointer => $"/{Name}";
}

/// <summary>The fields of an answer and their rules.</summary>
internal static class AnswerFields
{
    private const int NumberLength = 20;
    private const decimal Most = 1_000_000_000_000m;

    public static readonly AnswerField OnHand = Number("onHand", i => i.OnHand);
    public static readonly AnswerField Quarantined = Number("quarantined", i => i.Quarantined);
    public static readonly AnswerField Returned = Number("returned", i => i.Returned);
    public static readonly AnswerField Destroyed = Number("destroyed", i => i.Destroyed);
    public static readonly AnswerField PassedOn = Number("passedOn", i => i.PassedOn);
    public static readonly AnswerField Contact = new("contact", false, 200, i => i.Contact);
    public static readonly AnswerField Comment = new("comment", false, 2000, i => i.Comment);

    public static readonly IReadOnlyList<AnswerField> All = [OnHand, Quarantined, Returned, Destroyed, PassedOn, Contact, Comment];

    /// <summary>The numbers of an answer by field, in the fields' order.</summary>
    public static IReadOnlyList<(AnswerField Field, decimal? Value)> Numbers(NoticeAnswer answer) =>
    [
        (OnHand, answer.OnHand), (Quarantined, answer.Quarantined), (Returned, answer.Returned), (Destroyed, answer.Destroyed),
        (PassedOn, answer.PassedOn),
    ];

    /// <summary>Null for an empty field, and for a wrong one after its error is added.</summary>
    /// <param name="comma">
    /// A person types it in a language with a decimal comma. A point is taken for a comma there, unless three digits follow: it
    /// may separate thousands, and a quantity a thousand times too small must not be taken.
    /// </param>
    public static decimal? ReadNumber(AnswerField field, AnswerInput input, bool comma, List<FieldError> errors)
    {
        var text = field.Get(input)?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (comma && !(text.Length > 3 && text[^4] == '.')) text = text.Contains('.', StringComparison.Ordinal) ? text : text.Replace(',', '.');
        else if (comma) text = "";
        var isNumber = decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        if (isNumber && value is >= 0 and <= Most && text.Length <= NumberLength) return value / 1.0000000000000000000000000000m;
        errors.Add(new FieldError("quantity-invalid", $"{field.Name} must be a number from 0 up, with a point for decimals.", field.Pointer));
        return null;
    }

    /// <inheritdoc cref="ReadNumber"/>
    public static string? ReadText(AnswerField field, AnswerInput input, List<FieldError> errors)
    {
        var text = field.Get(input)?.Trim().ReplaceLineEndings("\n");
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length > field.MaxLength)
        {
            errors.Add(new FieldError("too-long", $"{field.Name} has {text.Length} characters; {field.MaxLength} are the most.", field.Pointer));
        }
        else if (text.Any(c => char.IsControl(c) && c != '\n' && c != '\t'))
        {
            errors.Add(new FieldError("control-character", $"{field.Name} holds a control character.", field.Pointer));
        }
        else
        {
            return text;
        }

        return null;
    }

    private static AnswerField Number(string name, Func<AnswerInput, string?> get) => new(name, true, NumberLength, get);
}
