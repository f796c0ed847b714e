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

    /// <summary>The human readable form: each AI in parentheses; a parenthesis in a value gets a backslash in front.</summary>
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
}
