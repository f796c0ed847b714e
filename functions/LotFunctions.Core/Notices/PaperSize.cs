namespace LotFunctions.Core.Notices;

/// <summary>What the PDF notices are laid out for.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 mm (ISO 216).</summary>
    A4,

    /// <summary>8.5 by 11 inches.</summary>
    Letter,
}
