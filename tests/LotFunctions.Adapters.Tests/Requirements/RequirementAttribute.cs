namespace LotFunctions.Adapters.Tests.Requirements;

/// <summary>
/// What a suite needs of the machine. Without it all tests of the class are skipped, those of its contract too, and the
/// report says why.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequirementAttribute : Attribute
{
    /// <summary>Why the tests cannot run here; null when they can. Asked once for each class that is about to run.</summary>
    public abstract string? Missing { get; }
}
