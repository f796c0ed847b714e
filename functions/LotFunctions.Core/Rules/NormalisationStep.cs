namespace LotFunctions.Core.Rules;

/// <summary>One thing that is done to the text of a label: written as its name, or as the name, a colon and its text.</summary>
/// <param name="Text">Of the steps that name a text: that text.</param>
public sealed record NormalisationStep(NormalisationKind Kind, string? Text = null)
{
    /// <summary>Whether steps of this kind name a text.</summary>
    public static bool NeedsText(NormalisationKind kind) =>
        kind is NormalisationKind.StripPrefix or NormalisationKind.StripSuffix or NormalisationKind.StripCharacters;

    public string Apply(string lot) => Kind switch
    {
        NormalisationKind.Trim => lot.Trim(),
        NormalisationKind.UpperCase => lot.ToUpperInvariant(),
        NormalisationKind.StripSpaces => Without(lot, char.IsWhiteSpace),
        NormalisationKind.StripHyphens => Without(lot, IsHyphen),
        NormalisationKind.StripLeadingZeros => lot.AsSpan().IndexOfAnyExcept('0') is var first and not 0 ? lot[(first < 0 ? Math.Max(0, lot.Length - 1) : first)..] : lot,
        NormalisationKind.StripPrefix => lot.StartsWith(Text!, StringComparison.Ordinal) ? lot[Text!.Length..] : lot,
        NormalisationKind.StripSuffix => lot.EndsWith(Text!, StringComparison.Ordinal) ? lot[..^Text!.Length] : lot,
        NormalisationKind.StripCharacters => Without(lot, c => Text!.Contains(c)),
        _ => throw new InvalidOperationException($"{Kind} is no step."),
    };

    private static bool IsHyphen(char c) => c is '-' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation;

    private static string Without(string lot, Func<char, bool> gone) => lot.Any(gone) ? string.Concat(lot.Where(c => !gone(c))) : lot;
}

/// <summary>The closed set of normalisation steps.</summary>
public enum NormalisationKind
{
    /// <summary>White space at both ends goes.</summary>
    Trim,

    /// <summary>Letters become capitals, the same in every country.</summary>
    UpperCase,

    /// <summary>White space goes, wherever it is.</summary>
    StripSpaces,

    /// <summary>Hyphens and dashes go, wherever they are.</summary>
    StripHyphens,

    /// <summary>Zeros at the beginning go; of zeros alone, one stays.</summary>
    StripLeadingZeros,

    /// <summary>The text goes from the beginning, once.</summary>
    StripPrefix,

    /// <summary>The text goes from the end, once.</summary>
    StripSuffix,

    /// <summary>Each of the characters of the text goes, wherever it is.</summary>
    StripCharacters,
}
