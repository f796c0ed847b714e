using System.Globalization;
using Spectre.Console;

namespace LotFunctions.Local.Import;

/// <summary>A line a file: for output that goes to a file or a pipe.</summary>
internal sealed class LineDisplay(IAnsiConsole console, int files) : IImportDisplay
{
    private int done;

    public void Begin(string file)
    {
    }

    public void Progress(string file, long position, ImportSummary summary)
    {
    }

    public void End(string file, ImportSummary summary) =>
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{++done}/{files}] {file}: {new FileInfo(file).Length} bytes read"));

    public void Settled(int left, ImportSummary summary)
    {
    }
}
