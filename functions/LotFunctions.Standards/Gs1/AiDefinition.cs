namespace LotFunctions.Standards.Gs1;

/// <summary>One Application Identifier as the General Specifications define it (section 3.2 and following).</summary>
/// <param name="Ai">2 to 4 digits.</param>
/// <param name="Title">The data title.</param>
/// <param name="Predefined">Its length is predefined (figure 7.8.5-2), so no separator follows it.</param>
/// <param name="Components">The parts of the value, in order.</param>
/// <param name="Excludes">AIs that may not stand beside it (section 4.13); n is any digit.</param>
internal sealed record AiDefinition(
    string Ai, string Title, bool Predefined, IReadOnlyList<AiComponent> Components, IReadOnlyList<string> Excludes)
{
    public int MinLength { get; } = Components.Where(static c => !c.Optional).Sum(static c => c.Min);

    public int MaxLength { get; } = Components.Sum(static c => c.Max);
}
