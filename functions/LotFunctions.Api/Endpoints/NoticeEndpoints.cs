using System.Text;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Standards.Json;

namespace LotFunctions.Api.Endpoints;

/// <summary>The customer's own page: a form for people, JSON for machines. The token is all that it asks for.</summary>
public sealed class NoticeEndpoints(NoticeAnswers notices, AnswerPage pages)
{
    /// <summary>Ours are 43 characters; what is much longer is not looked up.</summary>
    private const int LongestToken = 200;

    private static readonly HashSet<string> Names = FieldNames();

    public async Task<IResult> ShowAsync(HttpRequest request, string token, CancellationToken cancellationToken)
    {
        Protect(request.HttpContext.Response);
        var page = token.Length > LongestToken ? null : await notices.FindAsync(token, cancellationToken);
        if (page is null) return Unknown();
        return WantsHtml(request, Accepts.Html) ? Html(pages.Render(page)) : ApiJson.Result(NoticePageAnswer.Of(page));
    }

    public async Task<IResult> AnswerAsync(HttpRequest request, string token, CancellationToken cancellationToken)
    {
        Protect(request.HttpContext.Response);
        if (token.Length > LongestToken) return Unknown();
        var (input, typed, html, wrong, problem) = await ReadAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var result = await notices.AnswerAsync(token, input!, typed, wrong, cancellationToken);
        if (result.Page is not { } page) return Unknown();
        if (!html) return result.Errors.Count > 0 ? result.Errors.Result() : ApiJson.Result(NoticePageAnswer.Of(page));
        return result.Errors.Count > 0
            ? Html(pages.Render(page, input!, result.Errors), StatusCodes.Status400BadRequest)
            : Html(pages.Render(page, taken: true));
    }

    private static async Task<(AnswerInput? Input, bool Typed, bool Html, IReadOnlyList<FieldError> Wrong, ApiProblem? Problem)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            var (form, malformed) = await FormAsync(request, cancellationToken);
            if (malformed is not null) return (null, true, true, [], malformed);
            string? Field(string name) => form!.TryGetValue(name, out var values) && values is [var value] ? value : null;
            return (Input(Field), true, WantsHtml(request, Accepts.Html), WrongFields(form!), null);
        }

        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return (null, false, false, [], problem);
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        var input = Input(name => fields.TextOrNumber(name, max: 2000));
        fields.Done();
        return (input, false, WantsHtml(request, Accepts.Json), errors, null);
    }

    private static async Task<(IFormCollection? Form, ApiProblem? Problem)> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await request.ReadFormAsync(cancellationToken), null);
        }
        catch (Exception e) when (e is InvalidDataException || e.GetType() == typeof(IOException))
        {
            // Parts without their boundary, an end too early, fields without end: the reader throws where others return.
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "form-invalid", "The form cannot be read."));
        }
    }

    /// <summary>As in JSON: a number under a misspelt name would be taken for none, and the answer for a mere acknowledgement.</summary>
    private static List<FieldError> WrongFields(IFormCollection form)
    {
        var errors = new List<FieldError>();
        foreach (var (name, values) in form)
        {
            if (!Names.Contains(name)) errors.Add(UnknownField(name));
            else if (values.Count > 1) errors.Add(new FieldError("duplicate-field", $"'{name}' is there {values.Count} times.", $"/{name}"));
        }

        errors.AddRange(form.Files.Select(f => UnknownField(f.Name)));
        return errors;
    }

    private static FieldError UnknownField(string name) =>
        new("unknown-field", $"'{JsonText.Short(name)}' is not a field of this form.", $"/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");

    private static HashSet<string> FieldNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Input(name => names.Add(name) ? null : "");
        return names;
    }

    private static AnswerInput Input(Func<string, string?> field) => new()
    {
        OnHand = field("onHand"),
        Quarantined = field("quarantined"),
        Returned = field("returned"),
        Destroyed = field("destroyed"),
        PassedOn = field("passedOn"),
        Contact = field("contact"),
        Comment = field("comment"),
    };

    private static bool WantsHtml(HttpRequest request, string byDefault) =>
        Accepts.Best(request, byDefault, byDefault == Accepts.Html ? Accepts.Json : Accepts.Html) == Accepts.Html;

    private static IResult Html(string page, int status = StatusCodes.Status200OK) =>
        Results.Text(page, "text/html; charset=utf-8", Encoding.UTF8, status);

    private static IResult Unknown() => Problems.NotFound("This link opens no notice. Ask whoever sent it to you.").Result();

    /// <summary>The address holds the token, so it must not travel on: not as a referrer, not in a cache, not in a frame.</summary>
    private static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
