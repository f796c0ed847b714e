using System.Runtime.CompilerServices;

namespace LotFunctions.Core.Tests.Notices;

/// <summary>Files beside the tests that hold what is expected.</summary>
internal static class GoldenFile
{
    public static void Assert(string name, string actual, [CallerFilePath] string caller = "")
    {
        if (Environment.GetEnvironmentVariable("GOLDEN_WRITE") == "1") File.WriteAllText(Path.Combine(Path.GetDirectoryName(caller)!, name), actual);
        else Xunit.Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notices", name)), actual, ignoreLineEndingDifferences: true);
    }
}
