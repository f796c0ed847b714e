namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>
/// What a label shows of elements: all of them in a GS1 DataMatrix, as many as it may hold in a GS1-128, and all as text
/// under it (GS1 General Specifications, sections 4.14, 5.4 and 5.6).
/// </summary>
public sealed class Gs1Label
{
    // Section 5.4.7.2: the most characters of data in one GS1-128.
    private const int MaxLinear = 48;

    private readonly IReadOnlyList<Gs1Element> elements;

    /// <param name="elements">Valid ones, those that are to go into the linear symbol too in front.</param>
    /// <exception cref="ArgumentException">The elements are not valid together, or more than a label holds.</exception>
    public Gs1Label(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        this.elements = elements;
        var scan = Barcode.Parse(ElementString.WriteBracketed(elements));
        if (!scan.Valid || scan.Missing.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", scan.Errors.Concat(scan.Missing).Select(static e => e.Message)), nameof(elements));
        }

        Data = ElementString.Write(elements);
        var fit = Enumerable.Range(1, elements.Count).LastOrDefault(n => ElementString.Write([.. elements.Take(n)]).Length - 1 <= MaxLinear);
        LinearData = ElementString.Write([.. elements.Take(fit)]);
        LinearText = ElementString.WriteHumanReadable([.. elements.Take(fit)]);
    }

    /// <summary>One line of text that reads back as the elements: each AI in parentheses.</summary>
    public string Text => ElementString.WriteBracketed(elements);

    /// <summary>A drawing, to scale in millimetres.</summary>
    public string Svg() => SvgLabel.Write(this);

    /// <summary>A program for label printers with 203 dots an inch.</summary>
    public string Zpl() => ZplLabel.Write(this);

    /// <summary>What the DataMatrix holds, with FNC1 as GS in front and where it separates.</summary>
    internal string Data { get; }

    /// <summary>What the GS1-128 holds.</summary>
    internal string LinearData { get; }

    /// <summary>All elements, for people.</summary>
    internal string Title => ElementString.WriteHumanReadable(elements);

    /// <summary>What stands under the GS1-128, for people.</summary>
    internal string LinearText { get; }

    /// <summary>The text in lines: an element each.</summary>
    internal IEnumerable<string> Lines => elements.Select(static e => $"({e.Ai}) {e.Value}");
}
