using System.Text.Json;
using System.Text.Json.Serialization;

namespace LotFunctions.Api.Http;

/// <summary>
/// The JSON of answers: camelCase, names of closed sets in lower case with hyphens, times RFC 3339, nulls written (a member
/// that is not known is said to be null). The default encoder escapes what could end a script.
/// </summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    }

    public static IResult Result<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, Options, "application/json; charset=utf-8", status);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
