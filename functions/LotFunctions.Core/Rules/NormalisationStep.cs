namespace LotFunctions.Core.Rules;

/// <summary>One thing that is done to the text of a label.</summary>
/// <param name="Text">Of the steps that name a text: that text.</param>
public sealed record NormalisationStep(NormalisationKind Kind, string? Text = null);

/// <summary>The closed set of normalisation steps.</summary>
public enum NormalisationKind
{
    /// <summary>White space at both ends goes.</summary>
    Trim,

    /// <summary>Letters become capitals, the same in every country.</summary>
    UpperCase,

    /// <summary>White space goes, wherever it is.</summary>
    RemoveSpaces,

    /// <summary>Hyphens and dashes go, wherever they are.</summary>
    RemoveHyphens,

    /// <summary>Zeros at the beginning go; of zeros alone, one stays.</summary>
    RemoveLeadingZeros,

    /// <summary>The text goes from the beginning, once.</summary>
    RemovePrefix,

    /// <summary>The text goes from the end, once.</summary>
    RemoveSuffix,

    /// <summary>Each of the characters of the text goes, wherever it is.</summary>
    RemoveCharacters,
}
