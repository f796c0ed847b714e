using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Writes the headers of an interchange and of a group: UNA, UNB and UNG (ISO 9735-1).</summary>
internal static class EdifactEnvelopes
{
    public static void Unb(EdifactSegmentWriter writer, InterchangeHeader header, string version, EdiDelimiters delimiters)
    {
        var sender = header.Sender ?? throw Refused("it names no sender");
        var receiver = header.Receiver ?? throw Refused("it names no receiver");
        if (version.Length < 6 || !version.StartsWith("UNO", StringComparison.Ordinal) || version[4] != ':' || version[5] is < '1' or > '4')
        {
            throw Refused($"'{version}' is no syntax identifier and version, such as UNOC:3");
        }

        if (delimiters.Repetition is not null && version[5] != '4') throw Refused("before syntax version 4 nothing repeats");
        writer.Una();
        writer.Begin("UNB").Add(version.Split(':')).Add(Plain(sender.Id, "the sender"), sender.Qualifier).Add(Plain(receiver.Id, "the receiver"), receiver.Qualifier);
        Prepared(writer, header, version[5] == '4');
        writer.Add(Plain(header.ControlNumber, "the control number")).Add().Add().Add().Add(header.AcknowledgmentRequested ? "1" : null).Add().Add(header.IsTest ? "1" : null).End();
    }

    public static void Ung(EdifactSegmentWriter writer, GroupHeader group, InterchangeHeader header)
    {
        writer.Begin("UNG").Add(Plain(group.FunctionalId, "the kind of group")).Add(group.Sender).Add(group.Receiver);
        Prepared(writer, header, header.Version?[5] == '4');
        writer.Add(Plain(group.ControlNumber, "the group's control number")).Add(group.Agency).Add(group.Version?.Split(':') ?? []).End();
    }

    private static void Prepared(EdifactSegmentWriter writer, InterchangeHeader header, bool century)
    {
        if (header.PreparedAt is not { } at || at.TimeOfDay.Ticks % TimeSpan.TicksPerMinute != 0 || (!century && at.Year is < 1950 or > 2049))
        {
            throw Refused("the time of its preparation is missing, not in whole minutes, or before syntax version 4 not from 1950 to 2049");
        }

        writer.Add(at.ToString(century ? "yyyyMMdd" : "yyMMdd", CultureInfo.InvariantCulture), at.ToString("HHmm", CultureInfo.InvariantCulture));
    }

    private static string Plain(string? text, string what) =>
        string.IsNullOrEmpty(text) || text[0] == ' ' || text[^1] == ' ' ? throw Refused($"{what} is missing or has spaces around it") : text;

    private static ArgumentException Refused(string why) => new($"The header cannot be written: {why}.", "header");
}
