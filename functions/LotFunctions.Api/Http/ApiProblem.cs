using System.Text.Json.Serialization;

namespace LotFunctions.Api.Http;

/// <summary>An RFC 9457 problem, as it is written.</summary>
public sealed record ApiProblem
{
    /// <summary>The HTTP status phrase: the kind of problem is told by <see cref="Code"/> (RFC 9457 section 4.2.1, about:blank).</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What is wrong with this request, in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>Stable, lower case with hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>Of bad input: all that is wrong with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiError>? Errors { get; init; }

    /// <summary>Of a failure of ours: the id under which it is logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Members beyond RFC 9457 that belong to one route.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?>? Extensions { get; init; }
}
