namespace LotFunctions.Standards.Gs1;

/// <summary>What one of the readers made of a text: elements with places, and errors of form.</summary>
internal sealed class ElementReading
{
    public List<FoundElement> Elements { get; } = [];

    public List<BarcodeError> Errors { get; } = [];

    /// <summary>Checks every element and all of them together.</summary>
    public ElementReading Checked(int referenceYear)
    {
        foreach (var element in Elements)
        {
            ElementRules.Check(element, referenceYear, Errors);
        }

        ElementRules.CheckTogether(Elements, Errors);
        Errors.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        return this;
    }
}
