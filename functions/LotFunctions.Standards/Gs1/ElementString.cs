namespace LotFunctions.Standards.Gs1;

/// <summary>Writes element strings (GS1 General Specifications, section 7.8).</summary>
public static class ElementString
{
    /// <summary>The separator as scanners transmit it: the control character GS.</summary>
    public const char Fnc1 = '\u001D';

    /// <summary>
    /// The raw form, in the given order: FNC1 in front, and after each element whose length is not predefined unless
    /// it is the last.
    /// </summary>
    public static string Write(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        throw new NotImplementedException();
    }

    /// <summary>The human readable form: each AI in parentheses.</summary>
    public static string WriteBracketed(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        throw new NotImplementedException();
    }
}
