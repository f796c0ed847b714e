using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The customer's own page: whoever has a notice's token may read that notice and answer it, also after the recall is closed
/// or the notice superseded; of an answer after the close quality is told. Answers do not pass through the workflow.
/// </summary>
public sealed class NoticeAnswers(IRecalls recalls, IBlobStore blobs, IExceptions exceptions, TimeProvider clock, NoticeTemplates? templates = null)
{
    private const int LongestToken = 200;

    private readonly LateAnswers late = new(recalls, exceptions);
    private readonly NoticeTemplates words = templates ?? NoticeTemplates.Default;

    /// <summary>Null for an unknown token.</summary>
    public async Task<NoticePage?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > LongestToken) return null;
        var notice = await recalls.FindNoticeByTokenAsync(NoticeToken.HashOf(token), cancellationToken);
        return notice is null ? null : await PageAsync(notice, cancellationToken);
    }

    /// <inheritdoc cref="AnswerAsync(string, AnswerInput, bool, IReadOnlyList{FieldError}, CancellationToken)"/>
    public Task<AnswerResult> AnswerAsync(string token, AnswerInput input, CancellationToken cancellationToken) =>
        AnswerAsync(token, input, typed: false, [], cancellationToken);

    /// <summary>Takes an answer; one just like the last is taken once. All fields empty: a mere acknowledgement.</summary>
    /// <param name="typed">A person has typed it: its numbers are in the notice's language. Else with a point for decimals.</param>
    /// <param name="wrong">What is wrong with the answer's form already; its fields are looked at too.</param>
    public async Task<AnswerResult> AnswerAsync(
        string token, AnswerInput input, bool typed, IReadOnlyList<FieldError> wrong, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } page) return new AnswerResult(null, null, []);

        var comma = typed && words.Words(page.Document.Language).Decimal == ",";
        var errors = wrong.ToList();
        var answer = new NoticeAnswer
        {
            AnswerId = "",
            RecallId = page.Notice.RecallId,
            Customer = page.Notice.Customer,
            Version = page.Notice.Version,
            At = clock.GetUtcNow(),
            OnHand = AnswerFields.ReadNumber(AnswerFields.OnHand, input, comma, errors),
            Quarantined = AnswerFields.ReadNumber(AnswerFields.Quarantined, input, comma, errors),
            Returned = AnswerFields.ReadNumber(AnswerFields.Returned, input, comma, errors),
            Destroyed = AnswerFields.ReadNumber(AnswerFields.Destroyed, input, comma, errors),
            PassedOn = AnswerFields.ReadNumber(AnswerFields.PassedOn, input, comma, errors),
            Contact = AnswerFields.ReadText(AnswerFields.Contact, input, errors),
            Comment = AnswerFields.ReadText(AnswerFields.Comment, input, errors),
        };
        if (errors.Count > 0) return new AnswerResult(page, null, errors);

        if (page.Answers.Count > 0 && SameContent(page.Answers[^1], answer))
        {
            // The first time it may have come to its end before it was told.
            await late.TellAsync(page.Answers[^1], cancellationToken);
            return new AnswerResult(page, page.Answers[^1], []);
        }

        answer = answer with { AnswerId = IdOf(answer, page.Answers.Count == 0 ? null : page.Answers[^1].AnswerId) };
        await recalls.AddAnswerAsync(answer, cancellationToken);
        await late.TellAsync(answer, cancellationToken);
        var after = await PageAsync(page.Notice, cancellationToken);
        return new AnswerResult(after, after.Answers.First(a => a.AnswerId == answer.AnswerId), []);
    }

    private async Task<NoticePage> PageAsync(Notice notice, CancellationToken cancellationToken)
    {
        var document = await NoticeFiles.ReadAsync(blobs, notice.Files[NoticeFiles.Json].Blob, cancellationToken);
        var answers = await recalls.AnswersAsync(notice.RecallId, notice.Customer, cancellationToken);
        return new NoticePage(document, notice, [.. answers.Where(a => a.Version == notice.Version)]);
    }

    private static bool SameContent(NoticeAnswer last, NoticeAnswer answer) => answer with { AnswerId = last.AnswerId, At = last.At } == last;

    /// <summary>From the content and the answer before it: sent twice at once it is one, yet a return to an earlier answer is a new one.</summary>
    internal static string IdOf(NoticeAnswer answer, string? after)
    {
        var hash = SHA256.HashData(CanonicalJson.Write(new { answer = answer with { AnswerId = "", At = default }, after }));
        return $"a-{Convert.ToHexStringLower(hash)[..32]}";
    }
}
