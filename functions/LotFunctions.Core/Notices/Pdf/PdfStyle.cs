namespace LotFunctions.Core.Notices.Pdf;

/// <summary>How a paragraph is set; measures in points.</summary>
internal sealed record PdfStyle(double Size)
{
    public Face Face { get; init; } = Face.Regular;

    public string Color { get; init; } = PdfFlow.Ink;

    public double Before { get; init; }

    public double After { get; init; } = 4;

    /// <summary>From the left edge.</summary>
    public double Indent { get; init; }

    /// <summary>From the right edge.</summary>
    public double Right { get; init; }
}
