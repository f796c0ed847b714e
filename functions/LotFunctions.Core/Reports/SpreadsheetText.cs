namespace LotFunctions.Core.Reports;

/// <summary>Text in CSV that a spreadsheet opens as text.</summary>
public static class SpreadsheetText
{
    /// <summary>The text; with an apostrophe in front where a spreadsheet would take it for a formula, also by a full-width sign.</summary>
    public static string Safe(string text) =>
        text is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
}
