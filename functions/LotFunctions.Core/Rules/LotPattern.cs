using System.Text.RegularExpressions;

namespace LotFunctions.Core.Rules;

/// <summary>
/// The regular expression of a rule. It is matched in a time that grows with the lot number's length alone: what needs
/// backtracking (backreferences, look-around, atomic groups) is refused, and so is one of more than <see cref="MaxLength"/>
/// characters or whose automaton would be too large.
/// </summary>
public sealed class LotPattern
{
    public const int MaxLength = 200;

    private readonly Regex whole;

    private LotPattern(Regex whole) => this.whole = whole;

    /// <summary>Null, with the reason in words, when it cannot be used.</summary>
    public static LotPattern? TryParse(string text, out string reason)
    {
        reason = "";
        if (text.Length > MaxLength)
        {
            reason = $"The pattern has {text.Length} characters; {MaxLength} are the most.";
            return null;
        }

        const RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        try
        {
            // Alone first: only so is it certain that it stands in the group by which it is made to fit the whole.
            _ = new Regex(text, options);
            return new LotPattern(new Regex($@"\A(?:{text})\z", options));
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            reason = $"The pattern cannot be used: {bad.Message}";
            return null;
        }
    }

    /// <summary>Whether it fits the whole lot number.</summary>
    public bool IsMatch(string lot) => whole.IsMatch(lot);
}
