using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
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

        foreach (var other in metadata.OfType<OtherAnswer>()) await AddAsync(operation, other, context, cancellationToken);
        LeaveJsonOpen(operation);
        if (metadata.OfType<Security.ApiRoute>().FirstOrDefault() is { IsOpen: false } route)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.KeyScheme, context.Document)] = [] }];
            operation.Description = $"Roles: {route.Allowed.ToString().ToLowerInvariant()}.";
        }
    }

    private static async Task AddAsync(
        OpenApiOperation operation, OtherAnswer other, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        var status = other.Status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses.TryGetValue(status, out var known))
        {
            operation.Responses[status] = known = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(other.Status) };
        }

        if (other.ContentType is not { } type || known is not OpenApiResponse response) return;
        var schema = other.Type is null ? Bytes() : await context.GetOrCreateSchemaAsync(other.Type, null, cancellationToken);
        response.Content ??= new Dictionary<string, OpenApiMediaType>();
        if (response.Content.TryGetValue(type, out var before)) schema = new OpenApiSchema { AnyOf = [before.Schema!, schema] };
        response.Content[type] = new OpenApiMediaType { Schema = schema };
    }

    /// <summary>Bytes that are JSON are any JSON to a validator, not text.</summary>
    private static void LeaveJsonOpen(OpenApiOperation operation)
    {
        foreach (var (type, media) in (operation.Responses ?? []).SelectMany(r => r.Value.Content ?? new Dictionary<string, OpenApiMediaType>()))
        {
            if (type.EndsWith("json", StringComparison.Ordinal) && media.Schema is OpenApiSchemaReference { Reference.Id: nameof(Stream) }) media.Schema = new OpenApiSchema();
        }
    }

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static async Task<OpenApiRequestBody> BodyAsync(
        RequestShape shape, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = shape.Type is null
            ? Bytes()
            : await context.GetOrCreateSchemaAsync(shape.Type, null, cancellationToken);
        return new OpenApiRequestBody
        {
            Description = shape.Description,
            Required = shape.Required,
            Content = shape.ContentTypes.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = schema }),
        };
    }
}
