namespace LotFunctions.Core.Quality;

/// <summary>What became of a posted inspection. Closed: one of the records in here.</summary>
public abstract record InspectionOutcome
{
    private InspectionOutcome()
    {
    }

    /// <param name="Duplicate">It was recorded before.</param>
    public sealed record Recorded(string EventId, bool Duplicate) : InspectionOutcome;

    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : InspectionOutcome;

    public sealed record Refused(Refusal Refusal) : InspectionOutcome;
}
