using System.Text;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Endpoints;

/// <summary>What needs a person.</summary>
public sealed class ExceptionEndpoints(IExceptions exceptions, IDeadLetters letters, IMessageSender sender, TimeProvider clock)
{
    public Task<IResult> ListAsync(string? status, string? limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Choice<ExceptionStatus>("status", status);
        return Lists.AnswerAsync(
            query, limit, continuationToken, async count => await exceptions.ListAsync(wanted, count, continuationToken, cancellationToken), e => e);
    }

    /// <summary>Only what came as a message, or is kept as one, can be processed again.</summary>
    public async Task<IResult> ReplayAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var (found, problem) = await OpenAsync(id, cancellationToken);
        if (problem is not null) return problem.Result();
        if (found!.MessageId is not { } message)
        {
            return new Refusal(RefusalCode.WrongState, "There is no message to process again; dismiss it instead.").Result();
        }

        // A refused part of a message that was otherwise done is in no dead-letter queue: its text is its message.
        if (!await letters.ReplayAsync(found.Source, message, cancellationToken))
        {
            await sender.SendAsync(found.Source, message, Encoding.UTF8.GetBytes(found.Original), cancellationToken);
        }

        return await ResolveAsync(found, ExceptionStatus.Replayed, caller, cancellationToken);
    }

    public async Task<IResult> DismissAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var (found, problem) = await OpenAsync(id, cancellationToken);
        if (problem is not null) return problem.Result();
        if (found!.MessageId is { } message) await letters.DiscardAsync(found.Source, message, cancellationToken);
        return await ResolveAsync(found, ExceptionStatus.Dismissed, caller, cancellationToken);
    }

    private async Task<(ExceptionRecord? Record, ApiProblem? Problem)> OpenAsync(string id, CancellationToken cancellationToken)
    {
        var found = await exceptions.FindAsync(id, cancellationToken);
        if (found is null) return (null, Problems.NotFound($"The exception {id} is not known."));
        return found.Status == ExceptionStatus.Open
            ? (found, null)
            : (null, Problems.Of(new Refusal(RefusalCode.WrongState, $"The exception is resolved by {found.ResolvedBy}.")));
    }

    private async Task<IResult> ResolveAsync(ExceptionRecord found, ExceptionStatus status, Caller caller, CancellationToken cancellationToken)
    {
        var resolved = found with { Status = status, ResolvedBy = caller.Name, ResolvedAt = clock.GetUtcNow() };
        await exceptions.SaveAsync(resolved, cancellationToken);
        return ApiJson.Result(resolved);
    }
}
