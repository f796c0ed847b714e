namespace LotFunctions.Standards.Gs1;

/// <summary>An element as it was found in a text.</summary>
/// <param name="Start">Where its value begins in the buffer: in the text, or behind it when the text writes it differently.</param>
/// <param name="Size">Characters of the value.</param>
/// <param name="Offset">Where the value is written in the text.</param>
/// <param name="Length">How long it is written there.</param>
internal readonly record struct FoundElement(AiDefinition Definition, int Start, int Size, int Offset, int Length)
{
    /// <summary>The value stands in the text as it is, so that places in it are places in the text.</summary>
    public bool Literal => Start == Offset;
}
