namespace LotFunctions.Core.Rules;

/// <summary>One thing that is done to the text of a label: written as its name, or as the name, a colon and its text.</summary>
/// <param name="Text">Of the steps that name a text: that text.</param>
public sealed record NormalisationStep(NormalisationKind Kind, string? Text = null)
{
    /// <summary>Of <c>upper-case</c>, <c>strip-prefix:LOT</c> and the like; false with a reason in words.</summary>
    public static bool TryParse(string written, out NormalisationStep step, out string reason)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var (name, text) = colon < 0 ? (written, "") : (written[..colon], written[(colon + 1)..]);
        step = new NormalisationStep(NormalisationKind.Trim);
        foreach (var kind in Enum.GetValues<NormalisationKind>())
        {
            if (JsonText.WireName(kind.ToString()) != name) continue;
            var needed = NeedsText(kind);
            reason = needed == text.Length > 0 && (needed || colon < 0) ? "" : needed ? $"{name} needs a text: {name}:TEXT." : $"{name} takes no text.";
            step = new NormalisationStep(kind, needed ? text : null);
            return reason.Length == 0;
        }

        var all = Enum.GetValues<NormalisationKind>().Select(k => JsonText.WireName(k.ToString()) + (NeedsText(k) ? ":TEXT" : ""));
        reason = $"'{JsonText.Short(written)}' is none of {string.Join(", ", all)}.";
        return false;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => JsonText.WireName(Kind.ToString()) + (Text is null ? "" : ":" + Text);

    private static bool NeedsText(NormalisationKind kind) =>
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
