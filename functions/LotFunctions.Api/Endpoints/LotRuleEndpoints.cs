using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Endpoints;

/// <summary>The rules for lot numbers and labels.</summary>
public sealed class LotRuleEndpoints(ILotRules rules, LotRuleChanges changes, LabelCheck labels)
{
    public async Task<IResult> GetAsync(HttpRequest request, string? version, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Number("version", version);
        if (query.Failed) return query.Errors.Result();
        var found = wanted is null or 0 ? await rules.CurrentAsync(cancellationToken) : await rules.FindAsync(wanted.Value, cancellationToken);
        if (wanted == 0) found = null;
        if (found is null && wanted > 0) return Problems.NotFound($"There is no version {wanted} of the lot rules.").Result();

        var answer = found is null ? LotRulesAnswer.None : LotRulesAnswer.Of(found);
        request.HttpContext.Response.Headers.ETag = EntityTags.Of(answer.Version);
        return EntityTags.IsNoneMatch(request, answer.Version) ? Results.StatusCode(StatusCodes.Status304NotModified) : ApiJson.Result(answer);
    }

    public async Task<IResult> PutAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var current = (await rules.CurrentAsync(cancellationToken))?.Version ?? 0;
        var expected = EntityTags.IfMatch(request, current);
        switch (await changes.PutAsync(json, expected, caller.Name, cancellationToken))
        {
            case LotRulesOutcome.Put(var put):
                request.HttpContext.Response.Headers.ETag = EntityTags.Of(put.Version);
                return ApiJson.Result(LotRulesAnswer.Of(put));
            case LotRulesOutcome.Invalid(var errors):
                return errors.Result();
            case LotRulesOutcome.Changed(var version):
                request.HttpContext.Response.Headers.ETag = EntityTags.Of(version);
                return Problems.Of(
                    expected is null ? StatusCodes.Status409Conflict : StatusCodes.Status412PreconditionFailed,
                    RefusalCode.RulesChanged, $"Version {version} of the lot rules is in force; read it and make the change again.").Result();
            case var other:
                throw new InvalidOperationException($"{other.GetType()} is no answer.");
        }
    }

    public async Task<IResult> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        return await labels.CheckAsync(json, errors, cancellationToken) is { } result ? ApiJson.Result(LabelCheckAnswer.Of(result)) : errors.Result();
    }
}
