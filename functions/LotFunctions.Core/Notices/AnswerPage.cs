using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Notices;

/// <summary>The customer's page as HTML: the notice in short, a form that works without script, the answers so far.</summary>
public static class AnswerPage
{
    /// <param name="page">What the token opens.</param>
    /// <param name="taken">An answer has just been taken: the page says so.</param>
    public static string Render(NoticePage page, bool taken = false) => Render(page, new AnswerInput(), [], taken);

    /// <summary>The form again, with what was typed and everything that is wrong with it.</summary>
    public static string Render(NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors) => Render(page, typed, errors, false);

    private static string Render(NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors, bool taken)
    {
        var model = new Model(
            new NoticeText(page.Document), taken, page.Notice.SupersededBy is not null, [.. page.Answers.Select(TextOf)],
            [.. errors.Select(e => LabelOf(e, page) + WordsOf(e, page))], [.. AnswerFields.All.Select(f => FieldOf(f, page, typed, errors))]);
        return NoticeTemplates.Render(page.Document.Language, "answer", model);
    }

    private static Field FieldOf(AnswerField field, NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors) => new(
        field.Name,
        NoticeTemplates.Word(page.Document.Language, field.Name),
        field.Get(typed) ?? "",
        string.Join(' ', errors.Where(e => e.Pointer == field.Pointer).Select(e => WordsOf(e, page))),
        field.IsNumber,
        field.Name == "comment",
        field.MaxLength);

    private static string LabelOf(FieldError error, NoticePage page) =>
        AnswerFields.All.Any(f => f.Pointer == error.Pointer) ? NoticeTemplates.Word(page.Document.Language, error.Pointer[1..]) + ": " : "";

    /// <summary>In the page's language where its words have the error; else as the error says itself.</summary>
    private static string WordsOf(FieldError error, NoticePage page) =>
        NoticeTemplates.FindWord(page.Document.Language, "error." + error.Code) ?? error.Message;

    private static AnswerText TextOf(NoticeAnswer a) => new(
        NoticeText.Time(a.At), NoticeText.Iso(a.At), NoticeText.Number(a.OnHand), NoticeText.Number(a.Quarantined), NoticeText.Number(a.Returned),
        NoticeText.Number(a.Destroyed), NoticeText.Number(a.PassedOn), a.Contact ?? "", a.Comment ?? "");

    private sealed record Model(
        NoticeText Notice, bool Taken, bool Superseded, IReadOnlyList<AnswerText> Answers, IReadOnlyList<string> Errors, IReadOnlyList<Field> Fields);

    private sealed record Field(string Name, string Label, string Value, string Error, bool Number, bool Long, int MaxLength);

    private sealed record AnswerText(
        string At, string AtIso, string OnHand, string Quarantined, string Returned, string Destroyed, string PassedOn, string Contact, string Comment)
    {
        /// <summary>A mere acknowledgement.</summary>
        public bool Empty => (OnHand + Quarantined + Returned + Destroyed + PassedOn + Contact + Comment).Length == 0;
    }
}
