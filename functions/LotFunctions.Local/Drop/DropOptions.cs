namespace LotFunctions.Local.Drop;

/// <summary>The section <c>LotFunctions:DropFolder</c>.</summary>
internal sealed record DropOptions
{
    /// <summary>How often the folder is looked at; a file is taken when two looks in a row find it the same.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a file that could not be read is left alone.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);
}
