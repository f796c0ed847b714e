namespace LotFunctions.Local.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran and found something wrong.</summary>
    public const int Findings = 1;

    /// <summary>It could not run as it was asked to.</summary>
    public const int Setup = 2;
}
