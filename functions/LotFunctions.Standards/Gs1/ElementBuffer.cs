namespace LotFunctions.Standards.Gs1;

/// <summary>
/// One text with the elements found in it. It is used for one text after the other, and allocates only to grow and to
/// say what is wrong.
/// </summary>
internal sealed class ElementBuffer
{
    private readonly List<BarcodeError> errors = [];
    private char[] characters = new char[512];
    private FoundElement[] elements = new FoundElement[16];
    private int textLength;
    private int used;

    public ReadOnlySpan<char> Text => characters.AsSpan(0, textLength);

    public int Count { get; private set; }

    public ReadOnlySpan<FoundElement> Elements => elements.AsSpan(0, Count);

    /// <summary>The AIs of the elements; complete once they were checked.</summary>
    public AiSet Present { get; } = new();

    public bool HasErrors => errors.Count > 0;

    public IReadOnlyList<BarcodeError> Errors => errors;

    public void Start(ReadOnlySpan<char> text)
    {
        errors.Clear();
        Present.Clear();
        Count = 0;
        if (text.Length > characters.Length)
        {
            characters = new char[text.Length * 2];
        }

        text.CopyTo(characters);
        textLength = used = text.Length;
    }

    public ReadOnlySpan<char> Value(in FoundElement element) => characters.AsSpan(element.Start, element.Size);

    /// <summary>The value of the first element of an AI; nothing when there is none.</summary>
    public ReadOnlySpan<char> Value(AiDefinition definition)
    {
        foreach (ref readonly var element in Elements)
        {
            if (element.Definition == definition)
            {
                return Value(element);
            }
        }

        return default;
    }

    /// <summary>An element whose value is a part of the text.</summary>
    public void Add(AiDefinition definition, int start, int size) => Add(new FoundElement(definition, start, size, start, size));

    /// <summary>An element whose value was written behind the text.</summary>
    public void AddWritten(AiDefinition definition, int start, int offset, int length) =>
        Add(new FoundElement(definition, start, used - start, offset, length));

    /// <summary>Begins a value that the text does not hold as it is: where it will stand.</summary>
    public int BeginWriting() => used;

    public void Write(char c)
    {
        if (used == characters.Length)
        {
            Array.Resize(ref characters, used * 2);
        }

        characters[used++] = c;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            Write(c);
        }
    }

    public void Error(string code, string message, int offset, int length, string? rule = null) =>
        errors.Add(new BarcodeError(code, message, offset, length, rule));

    public void ErrorFirst(BarcodeError error) => errors.Insert(0, error);

    public void ClearElements() => Count = 0;

    public void ReverseElements() => elements.AsSpan(0, Count).Reverse();

    public void SortErrors()
    {
        // A stable sort: at one place the first found stays first.
        var sorted = errors.OrderBy(static e => e.Offset).ToList();
        errors.Clear();
        errors.AddRange(sorted);
    }

    private void Add(in FoundElement element)
    {
        if (Count == elements.Length)
        {
            Array.Resize(ref elements, Count * 2);
        }

        elements[Count++] = element;
    }
}
