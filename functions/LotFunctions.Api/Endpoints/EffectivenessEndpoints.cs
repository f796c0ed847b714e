using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Endpoints;

/// <summary>How effective a recall is, and the checks that find it out.</summary>
public sealed class EffectivenessEndpoints(EffectivenessChecks effectiveness)
{
    private const int LongestComment = 2000;

    public async Task<IResult> GetAsync(string id, string? level, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Choice<EffectivenessLevel>("level", level?.ToLowerInvariant());
        if (query.Failed) return query.Errors.Result();
        return await effectiveness.FindAsync(id, wanted, cancellationToken) is { } view
            ? ApiJson.Result(EffectivenessAnswer.Of(view))
            : Problems.NotFound($"There is no recall {id}.").Result();
    }

    public async Task<IResult> RecordAsync(Caller caller, string id, string customer, HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        var method = fields.Enum<CheckMethod>("method", required: true);
        var result = fields.Enum<CheckResult>("result", required: true);
        var comment = fields.String("comment", max: LongestComment);
        fields.Done();
        if (errors.Count > 0 || method is null || result is null) return errors.Result();
        var refusal = await effectiveness.RecordAsync(id, customer, method.Value, result.Value, comment, caller.Name, cancellationToken);
        return refusal is null ? await GetAsync(id, null, cancellationToken) : refusal.Result();
    }
}
