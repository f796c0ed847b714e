using LotFunctions.Adapters.Tests.Requirements;

namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>A suite that runs against the blob emulator.</summary>
public sealed class AzuriteRequiredAttribute : RequirementAttribute
{
    public override string? Missing => AzuriteProgram.Missing;
}
