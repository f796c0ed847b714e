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

    private static string Render(NoticePage page, AnswerInput typed, IReadOnlyList<FieldError> errors, bool taken) =>
        throw new NotImplementedException($"{page} {typed} {errors} {taken}");
}
