namespace LotFunctions.Local.Demo;

/// <summary>
/// A step of the story. Every step can be repeated as a whole: what it posted before comes back as a duplicate, and what it
/// waits for is still there.
/// </summary>
/// <param name="Run">Does it; the answer is what to tell, a line each.</param>
/// <param name="SurvivesAKill">The demo kills the host in this one, to show that it goes on.</param>
internal sealed record StoryStep(string Title, Func<CancellationToken, Task<IReadOnlyList<string>>> Run, bool SurvivesAKill = false);
