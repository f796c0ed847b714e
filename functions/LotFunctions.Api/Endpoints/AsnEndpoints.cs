using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Endpoints;

/// <summary>Takes in ship notices.</summary>
public sealed class AsnEndpoints(AsnIntake intake)
{
    private const int LongestWait = 60;

    /// <summary>202 for a new document, also when <paramref name="wait"/> saw it processed; 200 for one that was there.</summary>
    public async Task<IResult> PostAsync(Caller caller, HttpRequest request, string? wait, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var seconds = query.Number("wait", wait, LongestWait) ?? 0;
        if (query.Failed) return query.Errors.Result();

        return await intake.PostAsync(request.Body, new AsnCaller(caller.Name, caller.Supplier), cancellationToken) switch
        {
            AsnResult.Accepted(var document) => await AnswerAsync(request, document, StatusCodes.Status202Accepted, seconds, cancellationToken),
            AsnResult.AlreadyThere(var document) => await AnswerAsync(request, document, StatusCodes.Status200OK, seconds, cancellationToken),
            AsnResult.Unreadable(_, null) => RequestBody.Empty().Result(),
            AsnResult.Unreadable(var errors, var document) => (Problems.Of(errors) with { Extensions = Named(document) }).Result(),
            AsnResult.Refused(var refusal, var document) => (Problems.Of(refusal) with { Extensions = Named(document) }).Result(),
            var other => throw new InvalidOperationException($"{other.GetType()} is no answer."),
        };
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, Document document, int status, int seconds, CancellationToken cancellationToken)
    {
        if (seconds > 0 && document.Status == DocumentStatus.Accepted)
        {
            document = await intake.WaitAsync(document.DocumentId, TimeSpan.FromSeconds(seconds), cancellationToken) ?? document;
        }

        var answer = PostedAnswer.Of(document);
        request.HttpContext.Response.Headers.Location = answer.Links.Self;
        return ApiJson.Result(answer, status);
    }

    private static Dictionary<string, object?>? Named(Document? document) =>
        document is null ? null : new() { ["documentId"] = document.DocumentId };
}
