namespace LotFunctions.Standards.Gs1;

/// <summary>What breaks a rule and where in the value; the default is no fault. Nothing is allocated for it.</summary>
/// <param name="At">0-based character of the value that was checked.</param>
/// <param name="Length">How many characters are concerned.</param>
/// <param name="Problem">Goes on from the value: <c>has no such month</c>; null for no fault.</param>
internal readonly record struct Fault(int At, int Length, string? Problem)
{
    /// <summary>The problem of a character that is no digit where one has to be.</summary>
    public const string NoDigit = "has a character that is no digit";

    public bool IsNone => Problem is null;

    /// <summary>The whole of a value is at fault.</summary>
    public static Fault Of(ReadOnlySpan<char> value, string problem) => new(0, value.Length, problem);

    /// <summary>The same in a longer value.</summary>
    public Fault Moved(int by) => this with { At = At + by };
}
