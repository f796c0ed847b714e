using System.Text.Json.Serialization;
using LotFunctions.Core;
using LotFunctions.Standards;

namespace LotFunctions.Api.Http;

/// <summary>One thing that is wrong with an input: in JSON at a pointer (RFC 6901), in EDI at a segment.</summary>
/// <param name="Severity">Null for an error; <c>warning</c> for what loses nothing.</param>
public sealed record ApiError(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Segment = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SegmentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Element = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Component = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Offset = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Severity = null)
{
    public static ApiError Of(FieldError e) => new(e.Code, e.Message, e.Pointer);

    public static ApiError Of(Diagnostic d) => new(
        d.Code, d.Message, d.Pointer, d.Position?.Segment, d.Position?.SegmentId, d.Position?.Element, d.Position?.Component,
        d.Position?.Offset, d.Severity == DiagnosticSeverity.Warning ? "warning" : null);
}
