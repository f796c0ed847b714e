namespace LotFunctions.Browser.Tests.Support;

/// <summary>A test that needs Chromium; without it, it is skipped and the report says why.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    private const string Default = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Executable)) Skip = $"There is no browser at {Executable}; install Debian's chromium, or name one by CHROMIUM.";
    }

    /// <summary>Where Chromium is: what <c>CHROMIUM</c> says, else where Debian puts it.</summary>
    public static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Default;
}
