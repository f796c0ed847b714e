using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Notices;

/// <summary>The customer's page as HTML, in the notice's language: the notice in short, a form that works without script, the answers so far.</summary>
public sealed class AnswerPage(NoticeTemplates templates)
{
    /// <param name="page">What the token opens.</param>
    /// <param name="taken">An answer has just been taken: the page says so.</param>
    public string Render(NoticePage page, bool taken = false) => Render(page, new AnswerInput(), [], taken);

    /// <summary>The form again, with what was typed and everything that is wrong with it.</summary>
    public string Render(NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors) => Render(page, typed, errors, false);

    private string Render(NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors, bool taken)
    {
        var words = templates.Words(page.Document.Language);
        var (balance, over) = BalanceOf(page, words);
        var model = new Model(
            new NoticeText(page.Document, words), taken, NewerOf(page, words), [.. page.Answers.Select(a => TextOf(a, words))],
            balance, over,
            [.. errors.Select(e => LabelOf(e, words) + WordsOf(e, words))], [.. AnswerFields.All.Select(f => FieldOf(f, words, typed, errors))]);
        return templates.Render(page.Document.Language, NoticeTemplates.Answer, model);
    }

    private static string NewerOf(NoticePage page, NoticeWords words) =>
        page.Notice.SupersededBy is { } version ? words.Say("newerText", words.Number(version)) : "";

    /// <summary>What the answer that counts leaves open, or has too much; nothing where the units do not let it be said.</summary>
    private static (string Text, bool Over) BalanceOf(NoticePage page, NoticeWords words)
    {
        if (AnswerBalance.Counting(page.Answers) is not { } counting) return ("", false);
        var balance = AnswerBalance.Of(page.Document, counting);
        if (balance.Variance is not { } variance || balance.Accounted == 0) return ("", false);
        var (shipped, accounted) = (words.Amount(balance.Shipped[0]), words.Amount(new Standards.Quantity(balance.Accounted, balance.Shipped[0].Unit)));
        return variance > 0 ? (words.Say("over", accounted, shipped), true)
            : variance == 0 ? (words.Say("full", shipped), false)
            : (words.Say("open", words.Amount(new Standards.Quantity(-variance, balance.Shipped[0].Unit)), shipped), false);
    }

    private static Field FieldOf(AnswerField field, NoticeWords words, AnswerInput typed, IReadOnlyList<FieldError> errors) => new(
        field.Name,
        words[field.Name],
        words.Find(field.Name + "Hint") ?? "",
        field.Get(typed) ?? "",
        string.Join(' ', errors.Where(e => e.Pointer == field.Pointer).Select(e => WordsOf(e, words))),
        field.IsNumber,
        field.Name == AnswerFields.Comment.Name,
        field.MaxLength);

    private static string LabelOf(FieldError error, NoticeWords words) =>
        AnswerFields.All.Any(f => f.Pointer == error.Pointer) ? words[error.Pointer[1..]] + ": "
        : error.Pointer.Length > 1 ? $"“{error.Pointer[1..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)}”: "
        : "";

    /// <summary>In the page's language where its words have the error; else as the error says itself.</summary>
    private static string WordsOf(FieldError error, NoticeWords words) => words.Find("error." + error.Code) ?? error.Message;

    private static AnswerText TextOf(NoticeAnswer answer, NoticeWords words)
    {
        var fields = new List<Shown>();
        void Add(AnswerField field, string? value)
        {
            if (value is not null) fields.Add(new Shown(words.Find("short." + field.Name) ?? words[field.Name], value));
        }

        foreach (var (field, value) in AnswerFields.Numbers(answer)) Add(field, value is { } number ? words.Number(number) : null);
        Add(AnswerFields.Contact, answer.Contact);
        Add(AnswerFields.Comment, answer.Comment);
        return new AnswerText(words.Time(answer.At), NoticeText.Iso(answer.At), fields);
    }

    private sealed record Model(
        NoticeText Notice, bool Taken, string Superseded, IReadOnlyList<AnswerText> Answers, string Balance, bool Over, IReadOnlyList<string> Errors,
        IReadOnlyList<Field> Fields);

    private sealed record Field(string Name, string Label, string Hint, string Value, string Error, bool Number, bool Long, int MaxLength);

    private sealed record Shown(string Label, string Value);

    private sealed record AnswerText(string At, string AtIso, IReadOnlyList<Shown> Fields)
    {
        /// <summary>A mere acknowledgement.</summary>
        public bool Acknowledged => Fields.Count == 0;
    }
}
