namespace LotFunctions.Core.Tests.Notices;

/// <summary>A test that reads a PDF with an independent reader; skipped, and said why, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfReaderFactAttribute : FactAttribute
{
    public PdfReaderFactAttribute() => Skip = PdfReader.Missing;
}
