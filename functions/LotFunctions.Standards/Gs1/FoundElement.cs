namespace LotFunctions.Standards.Gs1;

/// <summary>An element with its place in the text: where its value begins and how long it is written there.</summary>
internal readonly record struct FoundElement(AiDefinition Definition, string Value, int Offset, int Length)
{
    public Gs1Element Element => new(Definition.Ai, Value, Definition.Title);
}
