using LotFunctions.Api.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LotFunctions.Api.OpenApi;

/// <summary>
/// Makes the OpenAPI document out of the mapped routes. It is made when the project is built and tested, and served as it
/// was committed: a host that maps no routes of ours, the Azure one, could not make it.
/// </summary>
internal static class OpenApiSetup
{
    public const string DocumentName = "v1";
    public const string KeyScheme = "apiKey";

    public static IServiceCollection AddDocument(this IServiceCollection services)
    {
        // Schemas are made with the serializer's settings of the framework's own JSON.
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        return services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddOperationTransformer<DescribeOperation>();
            options.AddSchemaTransformer<ExactNumbers>();
            options.AddSchemaTransformer<AnswerNumbers>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "LotFunctions",
                    Version = "1",
                    Description = "Lots from ship notice to recall: intake, genealogy, quality, notices.",
                };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                NameNoNull(document.Components);
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [KeyScheme] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Header,
                        Name = Security.CallerIdentity.KeyHeader,
                        Description = "Also as Authorization: Bearer. A host on loopback without configured keys asks for none.",
                    },
                };
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Where a value may be null, its place says so: were it among an enumeration's names too, null would fit both (<c>oneOf</c>).</summary>
    private static void NameNoNull(OpenApiComponents components)
    {
        foreach (var schema in (components.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.OfType<OpenApiSchema>())
        {
            if (schema.Enum is { } names) schema.Enum = [.. names.Where(n => n is not null && !n.IsJsonNullSentinel())];
        }
    }
}
