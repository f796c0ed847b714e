using System.Text;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Endpoints;

/// <summary>What needs a person.</summary>
public sealed class ExceptionEndpoints(IExceptions exceptions, IDeadLetters letters, IMessageSender sender, DocumentReplays replays, TimeProvider clock)
{
    /// <summary>A list by source or code looks through so many pages at most; then it answers what it has, with a token.</summary>
    private const int MostPages = 20;

    public Task<IResult> ListAsync(
        string? status, string? source, string? code, string? limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Choice<ExceptionStatus>("status", status);
        return Lists.AnswerAsync(
            query, limit, continuationToken,
            async count => await PageAsync(wanted, e => (source is null || e.Source == source) && (code is null || e.Code == code), count, continuationToken, cancellationToken),
            ExceptionAnswer.Of);
    }

    private async Task<Page<ExceptionRecord>> PageAsync(
        ExceptionStatus? status, Func<ExceptionRecord, bool> fits, int count, string? token, CancellationToken cancellationToken)
    {
        var found = new List<ExceptionRecord>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await exceptions.ListAsync(status, count - found.Count, token, cancellationToken);
            found.AddRange(page.Items.Where(fits));
            token = page.ContinuationToken;
            if (token is null || found.Count == count) break;
        }

        return new Page<ExceptionRecord>(found, token);
    }

    /// <summary>
    /// Only what came as a message, or is kept as one, can be processed again. A document of which something is refused still has
    /// its exception open, with the reason that is left.
    /// </summary>
    public async Task<IResult> ReplayAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (found, comment, refused) = await OpenAsync(id, request, cancellationToken);
        if (refused is not null) return refused;
        if (found!.MessageId is not { } message)
        {
            return new Refusal(RefusalCode.WrongState, "There is no message to process again; dismiss it instead.").Result();
        }

        if (DocumentReplays.Concerns(found)) return ApiJson.Result(ExceptionAnswer.Of(await replays.ReplayAsync(found, caller.Name, comment, cancellationToken)));

        // A refused part of a message that was otherwise done is in no dead-letter queue: its text is its message.
        if (!await letters.ReplayAsync(found.Source, message, cancellationToken))
        {
            await sender.SendAsync(found.Source, message, Encoding.UTF8.GetBytes(found.Original), cancellationToken);
        }

        return await ResolveAsync(found, ExceptionStatus.Replayed, caller, comment, cancellationToken);
    }

    public async Task<IResult> DismissAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (found, comment, refused) = await OpenAsync(id, request, cancellationToken);
        if (refused is not null) return refused;
        // A document that was read is no dead letter, though one may have its name.
        if (!DocumentReplays.Concerns(found!) && found!.MessageId is { } message) await letters.DiscardAsync(found.Source, message, cancellationToken);
        return await ResolveAsync(found!, ExceptionStatus.Dismissed, caller, comment, cancellationToken);
    }

    private async Task<(ExceptionRecord? Record, string? Comment, IResult? Refused)> OpenAsync(
        string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var found = await exceptions.FindAsync(id, cancellationToken);
        if (found is null) return (null, null, Problems.NotFound($"The exception {id} is not known.").Result());
        if (found.Status != ExceptionStatus.Open)
        {
            return (null, null, new Refusal(RefusalCode.WrongState, $"The exception is resolved by {found.ResolvedBy}.").Result());
        }

        // A comment is welcome and not asked for.
        var bytes = await RequestBody.BytesAsync(request, cancellationToken);
        if (bytes.IsEmpty) return (found, null, null);
        var (json, problem) = RequestBody.Json(bytes);
        if (problem is not null) return (null, null, problem.Result());
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        var comment = fields.String("comment");
        fields.Done();
        return errors.Count == 0 ? (found, comment, null) : (null, null, errors.Result());
    }

    private async Task<IResult> ResolveAsync(
        ExceptionRecord found, ExceptionStatus status, Caller caller, string? comment, CancellationToken cancellationToken)
    {
        var resolved = found with { Status = status, ResolvedBy = caller.Name, Comment = comment, ResolvedAt = clock.GetUtcNow() };
        await exceptions.SaveAsync(resolved, cancellationToken);
        return ApiJson.Result(ExceptionAnswer.Of(resolved));
    }
}
