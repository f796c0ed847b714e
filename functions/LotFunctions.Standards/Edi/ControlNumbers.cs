namespace LotFunctions.Standards.Edi;

/// <summary>Numbers that tie a trailer or a parent to its header: text to the standards, counted up by nearly every sender.</summary>
internal static class ControlNumbers
{
    /// <summary>Both are of digits alone and differ, if at all, by zeros in front.</summary>
    public static bool SameNumber(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        IsNumber(left) && IsNumber(right) && left.TrimStart('0').SequenceEqual(right.TrimStart('0'));

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
