using LotFunctions.Core;

namespace LotFunctions.Api.Http;

/// <summary>Shorthand of the endpoints for answering a problem.</summary>
internal static class ProblemResults
{
    public static IResult Result(this ApiProblem problem) => new ProblemResult(problem);

    public static IResult Result(this Refusal refusal) => new ProblemResult(Problems.Of(refusal));

    public static IResult Result(this IEnumerable<FieldError> errors) => new ProblemResult(Problems.Of(errors));

    public static IResult Result(this IReadOnlyList<ApiError> errors) => new ProblemResult(Problems.Of(errors));
}
