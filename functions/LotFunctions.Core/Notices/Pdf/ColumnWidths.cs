namespace LotFunctions.Core.Notices.Pdf;

/// <summary>Shares out a table's width over its columns.</summary>
internal static class ColumnWidths
{
    /// <summary>
    /// Each column as wide as its longest text; what is left over goes to all alike. Where that is too much, the widest are cut
    /// back to one common width, and their texts broken.
    /// </summary>
    public static double[] Share(double width, double pad, double size, string[] heads, IEnumerable<string[]> sample)
    {
        var widths = heads.Select(h => LongestWord(h, size)).ToArray();
        foreach (var row in sample)
        {
            for (var i = 0; i < widths.Length; i++) widths[i] = Math.Max(widths[i], HouseFonts.Width(row[i], Face.Regular) * size / 1000);
        }

        for (var i = 0; i < widths.Length; i++) widths[i] += (2 * pad) + 1;
        if (widths.Sum() > width) Cut(widths, width);
        var rest = (width - widths.Sum()) / widths.Length;
        for (var i = 0; i < widths.Length; i++) widths[i] += rest;
        return widths;
    }

    private static double LongestWord(string text, double size) =>
        text.Split(' ').Max(w => HouseFonts.Width(w, Face.Bold)) * size / 1000;

    private static void Cut(double[] widths, double width)
    {
        // The common width that makes the sum right: the narrow ones stay, so it is found from the narrowest on.
        var (rest, left) = (width, widths.Length);
        foreach (var w in widths.Order())
        {
            if (w * left > rest) break;
            rest -= w;
            left--;
        }

        for (var i = 0; i < widths.Length; i++) widths[i] = Math.Min(widths[i], rest / Math.Max(left, 1));
    }
}
