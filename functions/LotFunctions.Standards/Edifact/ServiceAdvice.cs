using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads the service string advice, UNA (ISO 9735-1): six characters, then the UNB.</summary>
/// <param name="Delimiters">Null when the advice cannot be read. Its repetition is what stands in the fifth place, whether it counts or not.</param>
/// <param name="Length">From the U to before the UNB.</param>
/// <param name="Problem">Why it cannot be read, or what is odd about it.</param>
internal readonly record struct ServiceAdvice(EdiDelimiters? Delimiters, int Length, string? Problem)
{
    /// <summary>An advice has nine characters; more than this many after them before the UNB are no line ends any more.</summary>
    public const int Window = 64;

    /// <param name="bytes">From the U on; as many as <see cref="Window"/>, unless there are no more.</param>
    public static ServiceAdvice Read(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Window)];
        var length = IndexOfHeader(bytes);
        if (length < 0) return new(null, 0, "UNA is not followed by UNB.");
        var advice = bytes[3..length];
        var text = advice.TrimEnd("\r\n\t "u8);

        // The terminator itself may be a line end: then the fifth place, a blank or a mark, goes before it.
        if (advice.Length >= 6 && !Last(advice) && advice[6..].Trim("\r\n\t "u8).IsEmpty)
        {
            var terminator = advice[5] == '\r' && advice.Length > 6 && advice[6] == '\n' ? (byte)'\n' : advice[5];
            return Checked(advice, advice[4], terminator, length, null);
        }

        return text.Length == 5
            ? Checked(text, (byte)' ', text[4], length, "The UNA has five characters, not six; the one that is reserved was taken as left out.")
            : new(null, length, $"The UNA has {text.Length} characters; the standard has six.");
    }

    // Five characters and a line end: the fifth is the terminator rather than reserved when it is the usual one.
    private static bool Last(ReadOnlySpan<byte> advice) => advice[5] is (byte)'\r' or (byte)'\n' && advice[4] == '\'';

    private static ServiceAdvice Checked(ReadOnlySpan<byte> advice, byte repetition, byte terminator, int length, string? problem)
    {
        var release = advice[3] == ' ' ? (byte?)null : advice[3];
        var delimiters = new EdiDelimiters(advice[1], advice[0], repetition == ' ' ? null : repetition, terminator, release, advice[2]);
        var distinct = delimiters.Element != delimiters.Component && terminator != delimiters.Element && terminator != delimiters.Component
            && release != delimiters.Element && release != delimiters.Component && release != terminator;
        return distinct && !IsData(advice[0]) && !IsData(advice[1]) && !IsData(terminator) && !IsData(advice[3])
            ? new(delimiters, length, problem)
            : new(null, length, "The characters of the UNA are not four different delimiters.");
    }

    private static bool IsData(byte b) => char.IsAsciiLetterOrDigit((char)b);

    private static int IndexOfHeader(ReadOnlySpan<byte> bytes)
    {
        for (var at = 3; at + 3 <= bytes.Length; at++)
        {
            if (SegmentTag.Of(bytes[at..]) == SegmentTag.Unb) return at;
        }

        return -1;
    }
}
