using LotFunctions.Core;
using LotFunctions.Standards;
using Microsoft.AspNetCore.WebUtilities;

namespace LotFunctions.Api.Http;

/// <summary>The one place that turns what went wrong into RFC 9457 problems.</summary>
internal static class Problems
{
    /// <summary>A problem of the protocol, by status alone: a route that is not, a method that it does not have, and the like.</summary>
    public static ApiProblem Of(int status) => Of(status, CodeOf(status));

    public static ApiProblem Of(int status, string code, string? detail = null) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Code = code,
        Detail = detail,
    };

    /// <summary>A business refusal.</summary>
    public static ApiProblem Of(Refusal refusal) => Of(StatusOf(refusal.Code), refusal.Code, refusal.Detail);

    /// <summary>Bad input: all errors at once.</summary>
    public static ApiProblem Of(IReadOnlyList<ApiError> errors) =>
        Of(StatusCodes.Status400BadRequest, "input-invalid", errors.Count == 1 ? errors[0].Message : $"{errors.Count} things are wrong with the request.") with
        {
            Errors = errors,
        };

    public static ApiProblem Of(IEnumerable<FieldError> errors) => Of([.. errors.Select(ApiError.Of)]);

    public static ApiProblem Of(IEnumerable<Diagnostic> diagnostics) => Of([.. diagnostics.Select(ApiError.Of)]);

    public static ApiProblem Unauthenticated(string detail) => Of(StatusCodes.Status401Unauthorized, "unauthenticated", detail);

    public static ApiProblem Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "forbidden", detail);

    public static ApiProblem NotFound(string detail) => Of(StatusCodes.Status404NotFound, RefusalCode.NotFound, detail);

    public static ApiProblem NoAcknowledgment(string documentId) =>
        Of(StatusCodes.Status404NotFound, "acknowledgment-not-ready", $"The document {documentId} has no acknowledgment, or none yet.");

    public static ApiProblem WrongType(string expected) =>
        Of(StatusCodes.Status415UnsupportedMediaType, "content-type-not-supported", $"The body is to be {expected}; its Content-Type says something else.");

    /// <summary>The answer names what is taken (RFC 9110 section 12.5.3).</summary>
    public static ApiProblem Encoded(HttpResponse response)
    {
        response.Headers.AcceptEncoding = "identity";
        return Of(StatusCodes.Status415UnsupportedMediaType, "content-encoding-not-supported", "The body is taken as it is: send it without Content-Encoding.");
    }

    public static ApiProblem TooLarge(long limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"The body has more than the {limit} bytes that this route takes.");

    public static ApiProblem TooMany(int seconds) =>
        Of(StatusCodes.Status429TooManyRequests, "rate-exceeded", $"Too many requests; try again in {seconds} s.");

    /// <summary>Of an exception: null when it is a failure of ours, of which callers learn the trace id alone.</summary>
    public static ApiProblem? Of(Exception exception) => exception switch
    {
        BodyTooLargeException tooLarge => TooLarge(tooLarge.Limit),
        BadHttpRequestException bad => Of(bad.StatusCode, CodeOf(bad.StatusCode), "The request could not be read as HTTP."),
        _ => null,
    };

    /// <summary>A failure of ours: no internals.</summary>
    public static ApiProblem Failure(string traceId) =>
        Of(StatusCodes.Status500InternalServerError, "internal", "Something failed on our side; it is logged under the trace id.") with
        {
            TraceId = traceId,
        };

    private static int StatusOf(string code) => code switch
    {
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.SenderMismatch or RefusalCode.QualityRoleRequired or RefusalCode.SamePerson => StatusCodes.Status403Forbidden,
        RefusalCode.WrongState or RefusalCode.ControlNumberReused or RefusalCode.RecallOpen or RefusalCode.EventIdReused
            or RefusalCode.VoidOfVoid or RefusalCode.AlreadyVoided or RefusalCode.LotHeld or RefusalCode.LotQuarantined
            or RefusalCode.LotRecalled or RefusalCode.LotExpired => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "request-invalid",
        StatusCodes.Status401Unauthorized => "unauthenticated",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "request-timeout",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "content-type-not-supported",
        _ => $"http-{status}",
    };
}
