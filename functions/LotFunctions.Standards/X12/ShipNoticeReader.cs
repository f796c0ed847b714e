using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Reads the ship notices (transaction set 856, Ship Notice/Manifest) of one X12 interchange: X12.5 for the envelope,
/// X12.6 for the syntax, X12.59 for what an error means.
/// <para>A set is rejected, as a 997 would do, when it is not closed (AK5 code 2), when ST02 and SE02 differ (3), when
/// SE01 does not count its segments (4), or when its content is in error (5); it stands in the result with its
/// diagnostics and is not accepted. Other sets are not touched by that.</para>
/// <para>Every set between ST and SE is whole by its own count, so that nothing that was read is in doubt for what GE and
/// IEA say. Control numbers that are not those of GS and ISA, and counts of less than came, are warnings, as AK9 and TA1 can
/// accept with errors noted. When fewer sets or groups came than were counted, some are lost: that is an error, and the
/// interchange is not complete.</para>
/// <para>An interchange that breaks off keeps its whole sets; the one cut is not accepted.</para>
/// </summary>
public static class ShipNoticeReader
{
    /// <summary>Reads the first interchange as a whole; never throws for bad data. For large inputs there is <see cref="AsnReader"/>.</summary>
    public static AsnInterchange Read(ReadOnlyMemory<byte> bytes)
    {
        InterchangeHeader? header = null;
        var asns = new List<Asn.Asn>();
        var diagnostics = new List<Diagnostic>();
        bool? complete = null;
        foreach (var part in AsnReader.Read(bytes))
        {
            switch (part)
            {
                case AsnPart.InterchangeStart start when header is null:
                    header = start.Header;
                    break;
                case AsnPart.InterchangeStart start:
                    diagnostics.Add(new Diagnostic("interchange-further", "A second interchange follows; only the first was read.", start.Header.Position));
                    return Result();
                case AsnPart.Notice notice:
                    asns.Add(notice.Asn);
                    break;
                case AsnPart.Other other:
                    diagnostics.AddRange(other.Diagnostics);
                    break;
                case AsnPart.GroupEnd end:
                    diagnostics.AddRange(end.Diagnostics);
                    break;
                case AsnPart.InterchangeEnd end:
                    diagnostics.AddRange(end.Diagnostics);
                    complete ??= end.IsComplete;
                    break;
                case AsnPart.Unreadable unreadable:
                    diagnostics.AddRange(unreadable.Diagnostics);
                    break;
                default:
                    break;
            }
        }

        return Result();

        AsnInterchange Result() => new()
        {
            Format = header?.Format ?? AsnFormat.X12,
            Sender = header?.Sender,
            Receiver = header?.Receiver,
            ControlNumber = header?.ControlNumber,
            PreparedAt = header?.PreparedAt,
            IsTest = header?.IsTest ?? false,
            Asns = asns,
            Diagnostics = [.. diagnostics.OrderBy(static d => d.Position?.Offset ?? long.MaxValue)],
            IsComplete = complete ?? false,
        };
    }
}
