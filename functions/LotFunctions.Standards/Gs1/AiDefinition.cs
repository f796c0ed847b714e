namespace LotFunctions.Standards.Gs1;

/// <summary>One Application Identifier as the GS1 General Specifications define it (section 3).</summary>
internal sealed class AiDefinition
{
    /// <summary>Its place in the table.</summary>
    public required int Index { get; init; }

    /// <summary>2 to 4 digits.</summary>
    public required string Ai { get; init; }

    /// <summary>The data title.</summary>
    public required string Title { get; init; }

    /// <summary>Its length is predefined (figure 7.8.5-2), so no separator follows it.</summary>
    public required bool Predefined { get; init; }

    /// <summary>Allowed in the query of a GS1 Digital Link URI.</summary>
    public required bool Attribute { get; init; }

    /// <summary>The parts of the value, in order; only the last may vary in length, none that must be there follows one that may be missing.</summary>
    public required AiComponent[] Components { get; init; }

    public required int MinLength { get; init; }

    public required int MaxLength { get; init; }

    /// <summary>AIs that may not stand beside it (section 4.13); null when all may.</summary>
    public AiSet? Excludes { get; set; }

    /// <summary>Each has to be met by the AIs that mark the same thing.</summary>
    public AiRequirement[] Requires { get; set; } = [];

    /// <summary>The sequences of qualifiers that may follow it in a Digital Link path; null when it is no primary key.</summary>
    public AiDefinition[][]? Qualifiers { get; set; }

    /// <summary>A date or a check digit says that the characters are really this element.</summary>
    public required bool SelfChecking { get; init; }

    /// <summary>How the value is checked in one go.</summary>
    public required ValueShape Shape { get; init; }

    public static ValueShape ShapeOf(AiComponent[] components) => components switch
    {
        [{ Characters: CharacterSet.Digits, Linters: [Linter.Csum] } key] when key.Min == key.Max => ValueShape.Key,
        [{ Characters: CharacterSet.Digits, Linters: [Linter.Yymmd0], Max: 6 }] => ValueShape.Date,
        [{ Characters: CharacterSet.Set82, Linters: [] }] => ValueShape.Text,
        _ => ValueShape.Other,
    };
}
