using System.Globalization;
using System.Text;

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
    /// <exception cref="ArgumentException">An AI is unknown.</exception>
    public static string Write(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var text = new StringBuilder();
        var separate = true;
        foreach (var element in elements)
        {
            var definition = ApplicationIdentifiers.Find(element.Ai)
                ?? throw new ArgumentException($"({element.Ai}) is no Application Identifier.", nameof(elements));
            if (separate)
            {
                text.Append(Fnc1);
            }

            text.Append(element.Ai).Append(element.Value);
            separate = !definition.Predefined;
        }

        return text.ToString();
    }

    /// <summary>Each AI in parentheses; a parenthesis in a value gets a backslash in front, so that the text can be read again.</summary>
    public static string WriteBracketed(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var text = new StringBuilder();
        foreach (var element in elements)
        {
            text.Append('(').Append(element.Ai).Append(')').Append(element.Value.Replace("(", "\\(", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    /// <summary>The text for people under a symbol (section 4.14): each AI in parentheses, each value as it is.</summary>
    public static string WriteHumanReadable(IReadOnlyList<Gs1Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return string.Concat(elements.Select(static e => $"({e.Ai}){e.Value}"));
    }

    /// <summary>The element that says a quantity: AI (30) for pieces, a trade measure (31nn to 36nn) for its unit; null when none can.</summary>
    /// <remarks>A measure has six digits, five of them decimals at most (section 3.6).</remarks>
    public static Gs1Element? Of(Quantity quantity) => Measures.Write(quantity);

    /// <summary>
    /// The element of an AI that takes YYMMDD; null for a date that would be read as one of another century: 49 years back to 50
    /// ahead can be said (section 7.12).
    /// </summary>
    /// <param name="referenceYear">The year in which the element is read.</param>
    /// <exception cref="ArgumentException">The AI is unknown.</exception>
    public static Gs1Element? Of(string ai, DateOnly date, int referenceYear) => Gs1Date.Century(date.Year % 100, referenceYear) == date.Year
        ? Of(ai, date.ToString("yyMMdd", CultureInfo.InvariantCulture))
        : null;

    /// <summary>An element with its title.</summary>
    /// <exception cref="ArgumentException">The AI is unknown.</exception>
    public static Gs1Element Of(string ai, string value) => ApplicationIdentifiers.Find(ai) is { } definition
        ? new Gs1Element(definition.Ai, value, definition.Title)
        : throw new ArgumentException($"({ai}) is no Application Identifier.", nameof(ai));
}
