using System.Text.Json;

namespace LotFunctions.Core.Intake;

/// <summary>One event of a request as it came: JSON, the text of a line, or why it is none.</summary>
/// <param name="Index">0-based among the events of the request.</param>
/// <param name="Json">Unused when there is a line or an error.</param>
/// <param name="Pointer">Where it stands in the request; null: its index in an array.</param>
public readonly record struct ScanCandidate(int Index, JsonElement Json, FieldError? Error = null, string? Pointer = null)
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = MaxDepth };

    /// <summary>A line that nobody has read yet: UTF-8.</summary>
    public ReadOnlyMemory<byte> Line { get; init; }

    /// <summary>1-based, of the line.</summary>
    public long LineNumber { get; init; }

    /// <summary>The pointer of the event in its request.</summary>
    internal string At => Pointer ?? $"/{Index}";

    /// <summary>With the line as JSON, or as the error that it is none.</summary>
    internal ScanCandidate Parsed()
    {
        if (Line.IsEmpty) return this;
        try
        {
            return new ScanCandidate(Index, JsonElement.Parse(Line.Span, JsonOptions));
        }
        catch (JsonException bad)
        {
            return new ScanCandidate(Index, default, JsonDepth.IsBeyond(Line.Span, MaxDepth)
                ? new FieldError(JsonDepth.TooDeep, $"Line {LineNumber} is nested more than {MaxDepth} deep.", $"/{Index}")
                : new FieldError("invalid-json", $"Line {LineNumber} is no JSON: it fails at byte {bad.BytePositionInLine}.", $"/{Index}"));
        }
    }
}
