namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Reads and checks one barcode after the other without allocating for those it accepts: for streams of scans. What was
/// read stays until the next <see cref="Read"/>; an instance is for one thread at a time.
/// </summary>
/// <remarks>GS1 General Specifications, sections 3 and 7.8; <see cref="Barcode.Parse"/> is the same in one call.</remarks>
public sealed class BarcodeReader
{
    private const int MaxLength = 8192;
    private const char SymbolForGs = '\u241D';
    private const string Blanks = " \t\r\n";

    private readonly ElementBuffer buffer = new();
    private BarcodeReader? other;
    private int year;

    /// <summary>The symbology by its AIM identifier or by the form of plain digits; null when the text does not say.</summary>
    public string? Symbology { get; private set; }

    /// <summary>Whether the barcode is in order, and says one thing only.</summary>
    public bool Valid => !buffer.HasErrors;

    /// <summary>
    /// Whether each element has beside it what it needs (section 4.13): a lot its item, a count its content. What one symbol
    /// lacks another on the same label may have.
    /// </summary>
    public bool Complete { get; private set; }

    /// <summary>How many elements could be read.</summary>
    public int Count => buffer.Count;

    public IReadOnlyList<BarcodeError> Errors => buffer.Errors;

    /// <summary>Other readings, the likeliest first, when a separator seems to be lost. Then the barcode is refused.</summary>
    public IReadOnlyList<BarcodeCandidate> Candidates { get; private set; } = [];

    internal ElementBuffer Buffer => buffer;

    /// <summary>The AI of an element, in the order of the barcode.</summary>
    public string Ai(int index) => buffer.Elements[index].Definition.Ai;

    /// <summary>The value of an element; good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Value(int index) => buffer.Value(buffer.Elements[index]);

    /// <summary>The value of the first element of an AI; nothing when there is none.</summary>
    public ReadOnlySpan<char> Value(ReadOnlySpan<char> ai) =>
        ApplicationIdentifiers.Find(ai) is { } definition ? buffer.Value(definition) : default;

    /// <summary>Reads one barcode; never throws for bad data.</summary>
    /// <param name="text">Raw with FNC1 as GS (0x1D), with an AIM prefix, with carets, bracketed, a URI, or plain digits.</param>
    /// <param name="referenceYear">The year by which the two-digit years of dates are read (section 7.12).</param>
    /// <returns><see cref="Valid"/>.</returns>
    public bool Read(ReadOnlySpan<char> text, int referenceYear = 2026) => Read(text, referenceYear, null);

    /// <summary>Reads one barcode; never throws for bad data.</summary>
    /// <param name="knowledge">Ranks the readings when a separator seems to be lost; asked for those alone.</param>
    public bool Read(ReadOnlySpan<char> text, int referenceYear, IBarcodeKnowledge? knowledge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceYear, 1951);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(referenceYear, 9800);
        year = referenceYear;
        var form = Elements(text);
        ElementRules.Check(buffer, year);
        Candidates = form == Form.Raw && buffer.Count > 0 ? LostSeparator.Find(this, other ??= new BarcodeReader(), year, knowledge) : [];
        Complete = !buffer.HasErrors && ElementRules.IsComplete(buffer);
        return Valid;
    }

    /// <summary>What was read last, as a record of its own.</summary>
    public BarcodeScan ToScan() => ScanBuilder.Build(this, year, Candidates.Count > 0 ? Candidates : AsElements());

    /// <summary>Reads raw elements with FNC1 as GS, all separators in their places.</summary>
    internal bool ReadRaw(ReadOnlySpan<char> text, int referenceYear)
    {
        year = referenceYear;
        Symbology = null;
        Candidates = [];
        buffer.Start(text);
        RawReader.Read(buffer, 0, ElementString.Fnc1);
        ElementRules.Check(buffer, year);
        Complete = !buffer.HasErrors && ElementRules.IsComplete(buffer);
        return Valid;
    }

    private Form Elements(ReadOnlySpan<char> given)
    {
        Symbology = null;

        // Scanners add a line end; nothing at either end of a barcode is white space.
        var text = given.Length > 0 && given[^1] <= ' ' ? given.TrimEnd(Blanks) : given;
        var start = text.Length > 0 && text[0] <= ' ' ? text.Length - text.TrimStart(Blanks).Length : 0;
        if (text.Length > MaxLength)
        {
            buffer.Start(default);
            buffer.Error("length", $"A barcode has at most {MaxLength} characters.", MaxLength, given.Length - MaxLength, "length");
            return Form.Other;
        }

        buffer.Start(text);
        if (start == text.Length)
        {
            buffer.Error("empty", "There is no barcode.", 0, 0);
            return Form.Other;
        }

        return text[start] == ']' ? Prefixed(start) : Plain(start);
    }

    private Form Prefixed(int start)
    {
        var text = buffer.Text;
        var at = start + 3;
        if (at > text.Length || AimSymbology.Find(text.Slice(start + 1, 2)) is not { } symbology)
        {
            buffer.Error("symbology-unknown", "The text after ] is no AIM symbology identifier.", start, Math.Min(3, text.Length - start), "aim");
            return Form.Other;
        }

        Symbology = symbology.Name;
        if (at == text.Length)
        {
            buffer.Error("empty", "Nothing follows the symbology identifier.", at, 0);
            return Form.Other;
        }

        switch (symbology.Content)
        {
            case AimContent.Elements when text[at] is not ('(' or '[') && !DigitalLinkReader.IsUri(text[at..]):
                RawReader.Read(buffer, at, ElementString.Fnc1);
                return Form.Raw;
            case AimContent.Gtin:
                PlainKey.ReadSymbol(buffer, at, symbology);
                return Form.Other;
            default:
                return Plain(at);
        }
    }

    private Form Plain(int start)
    {
        var text = buffer.Text;
        switch (text[start])
        {
            case '(' or '[':
                BracketedReader.Read(buffer, start);
                return Form.Other;
            case '^':
                // Whoever writes FNC1 as a character one sees has not lost it.
                RawReader.Read(buffer, start, '^');
                return Form.Other;
            case 'h' or 'H' when DigitalLinkReader.IsUri(text[start..]):
                DigitalLinkReader.Read(buffer, start);
                return Form.Other;
        }

        if (IsKey(text[start..]))
        {
            Symbology ??= PlainKey.Symbology(text.Length - start);
            PlainKey.Read(buffer, start, text.Length - start);
            return Form.Other;
        }

        RawReader.Read(buffer, start, Fnc1Of(text));
        return Form.Raw;
    }

    // Digits of a key's length that are good neither as the key nor as elements are reported as the key.
    private bool IsKey(ReadOnlySpan<char> text) =>
        PlainKey.HasLength(text) && (PlainKey.IsKey(text) || !(other ??= new BarcodeReader()).ReadRaw(text, year));

    // No value has a caret or the symbol for GS, so that there is nothing else that they can be.
    private static char Fnc1Of(ReadOnlySpan<char> text) =>
        text.IndexOfAny(ElementString.Fnc1, '^', SymbolForGs) is >= 0 and var at ? text[at] : ElementString.Fnc1;

    // One in ten element strings of a key's length has the key's check digit by chance; it is offered beside the key.
    private IReadOnlyList<BarcodeCandidate> AsElements()
    {
        if (Symbology is null or "GS1-128" || buffer.Count != 1 || !PlainKey.HasLength(buffer.Text))
        {
            return [];
        }

        other ??= new BarcodeReader();
        return other.ReadRaw(buffer.Text, year) ? [ScanBuilder.Candidate(other.Buffer)] : [];
    }

    private enum Form
    {
        Raw,
        Other,
    }
}
