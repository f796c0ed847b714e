using System.Text.Json;

namespace LotFunctions.Core.Intake;

/// <summary>One event of a request as it came: JSON, or why it is none.</summary>
/// <param name="Index">0-based among the events of the request.</param>
/// <param name="Json">Unused when there is an error.</param>
/// <param name="Pointer">Where it stands in the request; null: its index in an array.</param>
public readonly record struct ScanCandidate(int Index, JsonElement Json, FieldError? Error = null, string? Pointer = null);
