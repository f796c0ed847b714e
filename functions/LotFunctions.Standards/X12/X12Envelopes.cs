using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Writes the envelope segments of an interchange: ISA, GS, GE and IEA (X12.5, X12.6).</summary>
internal static class X12Envelopes
{
    public static void Isa(X12Writer writer, InterchangeHeader header, EdiDelimiters delimiters)
    {
        var sender = header.Sender ?? throw Refused("it names no sender");
        var receiver = header.Receiver ?? throw Refused("it names no receiver");
        var version = header.Version ?? "00401";
        if (version.Length != 5) throw Refused($"ISA12 '{version}' has not 5 characters");
        var repeats = string.CompareOrdinal(version, "00402") >= 0;
        if (delimiters.Repetition is null == repeats) throw Refused($"version {version} {(repeats ? "needs a" : "has no")} repetition separator");
        if (header.PreparedAt is { } at && (at.Year is < 1950 or > 2049 || at.TimeOfDay.Ticks % TimeSpan.TicksPerMinute != 0)) throw Refused("ISA09 and ISA10 are a time from 1950 to 2049 in whole minutes");

        writer.Write(
            "ISA", "00", new string(' ', 10), "00", new string(' ', 10),
            Fixed(sender.Qualifier, 2, "ISA05"), Fixed(sender.Id, 15, "ISA06"), Fixed(receiver.Qualifier, 2, "ISA07"), Fixed(receiver.Id, 15, "ISA08"),
            header.PreparedAt?.ToString("yyMMdd", CultureInfo.InvariantCulture) ?? new string(' ', 6),
            header.PreparedAt?.ToString("HHmm", CultureInfo.InvariantCulture) ?? new string(' ', 4),
            delimiters.Repetition is { } mark ? ((char)mark).ToString() : "U", version, Control(header.ControlNumber),
            header.AcknowledgmentRequested ? "1" : "0", header.IsTest ? "T" : "P", ((char)delimiters.Component).ToString());
    }

    public static void Gs(X12Writer writer, GroupHeader group, DateTime? at) => writer.Write(
        "GS", Plain(group.FunctionalId, "GS01"), Plain(group.Sender, "GS02"), Plain(group.Receiver, "GS03"),
        at is { } date ? Date(date, group.Version) : null, at?.ToString("HHmm", CultureInfo.InvariantCulture),
        Plain(group.ControlNumber, "GS06"), Plain(group.Agency, "GS07"), Plain(group.Version, "GS08"));

    /// <summary>A date of element type DT: six digits in the versions before 004010, eight from then on.</summary>
    /// <param name="version">GS08; null for today's.</param>
    public static string Date(DateTime at, string? version) => at.ToString(
        version is { Length: > 0 } && string.CompareOrdinal(version, "004010") < 0 ? "yyMMdd" : "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The delimiters of the header if they can be told apart from text and from each other.</summary>
    public static EdiDelimiters Delimiters(InterchangeHeader header)
    {
        var delimiters = header.Delimiters
            ?? EdiDelimiters.X12 with { Repetition = string.CompareOrdinal(header.Version, "00402") >= 0 ? EdiDelimiters.X12.Repetition : null };
        Span<byte> all = [delimiters.Element, delimiters.Component, delimiters.Terminator, delimiters.Repetition ?? 0];
        for (var i = 0; i < all.Length; i++)
        {
            var b = all[i];
            var lineEnd = i == 2 && b is (byte)'\n';
            var legal = b is > 0x20 and < 0x7F ? !char.IsAsciiLetterOrDigit((char)b) : b < 0x20 && (lineEnd || b is not (0 or 9 or 10 or 13));
            if (i == 3 && delimiters.Repetition is null) continue;
            if (!legal || all[..i].Contains(b)) throw Refused($"the byte 0x{b:X2} cannot be a delimiter, or is one already");
        }

        return delimiters with { Release = null, DecimalMark = (byte)'.' };
    }

    /// <summary>The data segments of X12 may hold no delimiter at all, and this is what is left of it after a value's own check.</summary>
    public static SearchValues<char> Forbidden(EdiDelimiters delimiters) => SearchValues.Create(
        [(char)delimiters.Element, (char)delimiters.Component, (char)delimiters.Terminator, (char)(delimiters.Repetition ?? delimiters.Component)]);

    public static ArgumentException Refused(string why) => new($"The header cannot be written: {why}.", "header");

    private static string Fixed(string text, int length, string element) =>
        text.Length > length || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')) || text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0
            ? throw Refused($"{element} '{text}' has more than {length} characters, spaces around it, or a character that is not ASCII")
            : text.PadRight(length);

    private static string Control(string? number) =>
        number is { Length: 9 } && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? number : throw Refused($"ISA13 '{number}' has not 9 digits");

    private static string? Plain(string? text, string element) =>
        text is not null && (text.Length == 0 || text[0] == ' ' || text[^1] == ' ' || text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            ? throw Refused($"{element} '{text}' is empty, has spaces around it, or a character that is not ASCII")
            : text;
}
