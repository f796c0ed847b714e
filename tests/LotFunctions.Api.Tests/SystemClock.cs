namespace LotFunctions.Api.Tests;

/// <summary>The machine's clock, for tests that wait for a process of its own.</summary>
internal static class SystemClock
{
#pragma warning disable RS0030 // Another process cannot be given a clock.
    public static TimeProvider Instance => TimeProvider.System;
#pragma warning restore RS0030
}
