namespace LotFunctions.Standards.Gs1;

/// <summary>Reads a text as elements whose separators are all lost: any AI, each value valid, nothing left over.</summary>
internal static class JoinedElements
{
    /// <summary>The longest text that is looked at: more than is lost in one place.</summary>
    public const int MaxLength = 128;

    private const int MaxReadings = 3;

    /// <summary>Says of each place whether elements are all that stands from there to the end; of the end itself it is true.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> characters.</param>
    /// <param name="ends">Of one place more than the text has characters, or longer.</param>
    public static void Mark(ReadOnlySpan<char> text, int referenceYear, Span<bool> ends)
    {
        ends.Clear();
        ends[text.Length] = true;
        for (var at = text.Length - 3; at >= 0; at--)
        {
            if (ApplicationIdentifiers.AtStart(text[at..]) is { } definition)
            {
                ends[at] = Next(definition, text, at + definition.Ai.Length, referenceYear, ends, int.MaxValue) > 0;
            }
        }
    }

    /// <summary>The elements that a text may be, with a separator behind each; those of the longest values come first.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> characters, of which elements can be made.</param>
    public static List<string> Readings(string text, int referenceYear)
    {
        var readings = new List<string>();
        Span<bool> ends = stackalloc bool[text.Length + 1];
        Mark(text, referenceYear, ends);
        Read(text, 0, string.Empty, referenceYear, ends, readings);
        return readings;
    }

    private static void Read(string text, int at, string before, int referenceYear, ReadOnlySpan<bool> ends, List<string> readings)
    {
        if (at == text.Length)
        {
            readings.Add(before);
            return;
        }

        var definition = ApplicationIdentifiers.AtStart(text.AsSpan(at))!;
        var value = at + definition.Ai.Length;
        for (var end = int.MaxValue; readings.Count < MaxReadings && (end = Next(definition, text, value, referenceYear, ends, end)) > 0;)
        {
            Read(text, end, $"{before}{text.AsSpan(at..end)}{ElementString.Fnc1}", referenceYear, ends, readings);
        }
    }

    // The longest value that ends before a place and with more elements or the text behind it; 0 when there is none.
    private static int Next(AiDefinition definition, ReadOnlySpan<char> text, int value, int referenceYear, ReadOnlySpan<bool> ends, int before)
    {
        var least = value + (definition.Predefined ? definition.MaxLength : definition.MinLength);
        for (var end = Math.Min(Math.Min(text.Length, value + definition.MaxLength), before - 1); end >= least; end--)
        {
            if (ends[end]
                && (ValueRules.Accepts(definition, text[value..end], referenceYear)
                    || ValueRules.Check(definition, text[value..end], referenceYear, out _).IsNone))
            {
                return end;
            }
        }

        return 0;
    }
}
