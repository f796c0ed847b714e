namespace LotFunctions.Adapters.Tests.Contracts;

internal static class TimeProviders
{
#pragma warning disable RS0030 // Tests that wait for another thread need real time.
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030
}
