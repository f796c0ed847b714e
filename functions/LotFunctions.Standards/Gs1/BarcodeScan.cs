namespace LotFunctions.Standards.Gs1;

/// <summary>What a scanned or typed barcode says. Bad barcodes are values too: <see cref="Errors"/> says what is wrong.</summary>
public sealed record BarcodeScan
{
    // Written when somebody asks for them: most readers of scans want a value or two.
    private string? elementString;
    private string? digitalLink;

    /// <summary>Whether the barcode is in order, and says one thing only. What it may lack is in <see cref="Missing"/>.</summary>
    public bool Valid => Errors.Count == 0;

    /// <summary>The symbology by its AIM identifier or by the form of plain digits; null when the text does not say.</summary>
    public string? Symbology { get; init; }

    /// <summary>In the order of the barcode, as far as they could be read.</summary>
    public IReadOnlyList<Gs1Element> Elements { get; init; } = [];

    /// <summary>From AI 01, else from AI 02; only when its check digit is right.</summary>
    public Gtin? Gtin { get; init; }

    /// <summary>AI 10.</summary>
    public string? Lot { get; init; }

    /// <summary>AI 00.</summary>
    public Sscc? LogisticUnit { get; init; }

    /// <summary>AI 21.</summary>
    public string? Serial { get; init; }

    /// <summary>AI 17, else the date of AI 7003.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>AI 15.</summary>
    public DateOnly? BestBefore { get; init; }

    /// <summary>AI 11, else the date of AI 8008.</summary>
    public DateOnly? Production { get; init; }

    /// <summary>AI 13.</summary>
    public DateOnly? Packaging { get; init; }

    /// <summary>AI 30 or 37 as a count (EA), else a trade measure (AI 310n and so on) in its unit.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The bracketed, human readable form: <c>(01)…(10)…</c>; empty when nothing could be read.</summary>
    public string ElementString => elementString ??= Gs1.ElementString.WriteBracketed(Elements);

    /// <summary>The canonical GS1 Digital Link URI on id.gs1.org; null when there is no primary key or the barcode is not valid.</summary>
    public string? DigitalLink => Valid ? digitalLink ??= DigitalLinkWriter.Write(Elements) : null;

    public IReadOnlyList<BarcodeError> Errors { get; init; } = [];

    /// <summary>
    /// What each element needs beside it and the barcode has not (section 4.13): a lot its item, a count its content. The rule
    /// is for all the symbols on one thing together, so that a symbol by itself is not wrong for it.
    /// </summary>
    public IReadOnlyList<BarcodeError> Missing { get; init; } = [];

    /// <summary>
    /// Other readings, the likeliest first. With the error <c>ambiguous-barcode</c> a separator seems to be lost, and which
    /// reading is meant is for the caller to decide; <see cref="Elements"/> is the reading by the standard.
    /// </summary>
    public IReadOnlyList<BarcodeCandidate> Candidates { get; init; } = [];
}
