using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LotFunctions.Api.OpenApi;

/// <summary>Quantities are exact decimals: a generator that was told <c>double</c> would make them floating.</summary>
internal sealed class ExactNumbers : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal)) schema.Format = null;
        return Task.CompletedTask;
    }
}
