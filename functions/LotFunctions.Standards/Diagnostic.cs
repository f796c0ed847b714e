namespace LotFunctions.Standards;

/// <summary>What a reader has to say about its input. Bad data is never an exception: readers collect all of these.</summary>
/// <param name="Code">Stable, lower case with hyphens, e.g. <c>segment-count-mismatch</c>.</param>
/// <param name="Message">One sentence for people; names what was found and what was expected.</param>
/// <param name="Position">Where in the input; null when it concerns the whole.</param>
/// <param name="Severity">A warning loses nothing; an error means that the part it names was not accepted.</param>
public sealed record Diagnostic(
    string Code, string Message, EdiPosition? Position = null, DiagnosticSeverity Severity = DiagnosticSeverity.Error)
{
    /// <summary>Of JSON input: the JSON pointer (RFC 6901) of the value; null otherwise.</summary>
    public string? Pointer { get; init; }
}

public enum DiagnosticSeverity
{
    Error,
    Warning,
}
