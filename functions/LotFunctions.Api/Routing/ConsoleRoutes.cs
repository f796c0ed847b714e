using LotFunctions.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

/// <summary>The console: static files out of the assembly, which call the API like everybody else.</summary>
public static class ConsoleRoutes
{
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly (string Path, string File, string Type)[] Files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/console.css", "console.css", "text/css; charset=utf-8"),
        .. new[] { "console", "api", "dom", "lists", "lots", "overview", "recall-form", "recalls", "router", "rules" }
            .Select(name => ($"/{name}.js", $"{name}.js", Script)),
    ];

    /// <summary>Maps the console at the root.</summary>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, file, type) in Files)
        {
            endpoints.MapGet(path, (HttpContext context) => Serve(context, file, type)).ExcludeFromDescription();
        }

        return endpoints;
    }

    private static IResult Serve(HttpContext context, string file, string type)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Results.Stream(EmbeddedFile.Open($"wwwroot/{file}"), type);
    }
}
