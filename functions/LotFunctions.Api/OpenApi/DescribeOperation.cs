using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LotFunctions.Api.OpenApi;

/// <summary>Adds to a generated operation what the handler's signature does not tell.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RequestShape>().FirstOrDefault() is { } shape) operation.RequestBody = await BodyAsync(shape, context, cancellationToken);
        foreach (var name in metadata.OfType<RequiredQuery>().SelectMany(r => r.Names))
        {
            if (operation.Parameters?.FirstOrDefault(p => p.Name == name) is OpenApiParameter parameter) parameter.Required = true;
        }

        if (metadata.OfType<Security.ApiRoute>().FirstOrDefault() is { IsOpen: false } route)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.KeyScheme, context.Document)] = [] }];
            operation.Description = $"Roles: {route.Allowed.ToString().ToLowerInvariant()}.";
        }
    }

    private static async Task<OpenApiRequestBody> BodyAsync(
        RequestShape shape, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = shape.Type is null
            ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }
            : await context.GetOrCreateSchemaAsync(shape.Type, null, cancellationToken);
        return new OpenApiRequestBody
        {
            Description = shape.Description,
            Required = shape.Required,
            Content = shape.ContentTypes.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = schema }),
        };
    }
}
