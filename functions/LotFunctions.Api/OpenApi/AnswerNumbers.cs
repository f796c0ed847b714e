using LotFunctions.Core.Recalls;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LotFunctions.Api.OpenApi;

/// <summary>A customer's quantities are taken as numbers too; they are text here because a form has nothing else.</summary>
internal sealed class AnswerNumbers : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } property && property.DeclaringType == typeof(AnswerInput) && property.Name is not ("contact" or "comment"))
        {
            schema.Type |= JsonSchemaType.Number;
        }

        return Task.CompletedTask;
    }
}
