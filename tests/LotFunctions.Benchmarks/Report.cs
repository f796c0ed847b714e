using System.Globalization;
using Spectre.Console;

namespace LotFunctions.Benchmarks;

/// <summary>The figures of one benchmark as a table, with what they mean under it.</summary>
internal sealed class Report(string name)
{
    private readonly List<string> notes = [];
    private bool printed;

    private readonly Table table = new Table()
        .RoundedBorder()
        .Title(name, Style.Plain)
        .AddColumn("measure")
        .AddColumn(new TableColumn("measured").RightAligned())
        .AddColumn(new TableColumn("limit").RightAligned())
        .AddColumn(new TableColumn("times the limit").RightAligned())
        .AddColumn(new TableColumn("in processor time").RightAligned())
        .AddColumn(new TableColumn("allocated").RightAligned());

    /// <param name="figure">Says the seconds that one unit takes, as a reader wants to see them.</param>
    /// <param name="allocatedFor">The unit that the allocated bytes are counted for.</param>
    /// <param name="unitsEach">How many of the measured units are one of those.</param>
    public void Add(string measure, Comparison c, Func<double, string> figure, string allocatedFor, double unitsEach = 1) =>
        table.AddRow(
            Markup.Escape(measure),
            figure(c.Subject.Seconds),
            figure(c.Limit.Seconds),
            Times(c.Clock),
            Times(c.Processor),
            string.Create(CultureInfo.InvariantCulture, $"{c.Subject.Allocated * unitsEach:N0} B a {allocatedFor}"));

    public void Note(string note) => notes.Add(note);

    /// <summary>Once: what is printed already is not printed again.</summary>
    public void Print()
    {
        if (printed) return;
        printed = true;
        // Notes alone need no table.
        if (table.Rows.Count > 0) AnsiConsole.Write(table);
        else AnsiConsole.WriteLine(name);
        foreach (var note in notes) AnsiConsole.WriteLine($"  {note}");
        AnsiConsole.WriteLine();
    }

    public static string Megabytes(double secondsForOneByte) => string.Create(CultureInfo.InvariantCulture, $"{1e-6 / secondsForOneByte:N0} MB/s");

    public static string PerSecond(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{1 / seconds:N0} /s");

    public static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:G4} ms");

    private static string Times(Ratio ratio) => $"{Times(ratio.Median)} ({Times(ratio.Lowest)} to {Times(ratio.Highest)})";

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "N1" : "N0", CultureInfo.InvariantCulture);
}
