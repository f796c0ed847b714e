using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Makes a command's console.</summary>
internal static class Consoles
{
    /// <summary>Wide and without colours when the output goes to a file or a pipe, so that no path is broken.</summary>
    public static IAnsiConsole On(TextWriter output)
    {
        var plain = output != Console.Out || Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (plain) console.Profile.Width = 1000;
        return console;
    }
}
