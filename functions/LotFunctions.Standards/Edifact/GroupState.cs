using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>The functional group at hand (UNG to UNE); without groups, the messages of the interchange.</summary>
internal sealed class GroupState
{
    private readonly DiagnosticList _diagnostics = [];

    public GroupHeader? Header { get; private set; }

    public bool IsOpen => Header is not null;

    /// <summary>How many messages the group has so far.</summary>
    public int Messages { get; set; }

    /// <summary>The message reference numbers used so far.</summary>
    public NumbersUsed Numbers { get; } = new();

    public GroupHeader Open(in Segment ung, EdiDelimiters delimiters)
    {
        Messages = 0;
        Numbers.Clear();
        Header = new GroupHeader
        {
            FunctionalId = ung.Text(1, 1),
            Sender = ung.TextOrNull(2, 1),
            Receiver = ung.TextOrNull(3, 1),
            ControlNumber = ung.Text(5, 1),
            Agency = ung.TextOrNull(6, 1),
            Version = Composites.WithColons(ung, 7, delimiters),
            Position = ung.Position(),
        };
        if (Header.ControlNumber.Length == 0)
        {
            _diagnostics.Warning("element-missing", "UNG 0048, the group's reference number, is missing.", ung.Position(5));
        }

        return Header;
    }

    /// <summary>The group's end by its UNE, and whether the UNE counts more messages than there are.</summary>
    public (AsnPart End, bool Short) Close(in Segment une)
    {
        var stated = EdifactInterchangeReader.Count(une, 1);
        if (stated != Messages)
        {
            EdifactInterchangeReader.Miscounted(
                _diagnostics, "set-count-mismatch", $"UNE 0060 is '{une.Text(1)}'; the group has {Messages} messages.", une, Messages);
        }

        if (une.Text(2, 1) != Header!.ControlNumber || Header.ControlNumber.Length == 0)
        {
            _diagnostics.Warning("group-control-number-mismatch", $"UNE 0048 is '{une.Text(2)}'; that of the UNG is '{Header.ControlNumber}'.", une.Position(2));
        }

        return (End(stated), stated is null || stated > Messages);
    }

    /// <summary>The end of a group that has no UNE.</summary>
    public AsnPart Break(EdiPosition? by)
    {
        _diagnostics.Error("une-missing", $"The group {Header!.ControlNumber} has no UNE.", by ?? Header.Position);
        return End(null);
    }

    private AsnPart.GroupEnd End(int? stated)
    {
        Header = null;
        return new AsnPart.GroupEnd(stated, _diagnostics.Drain());
    }
}
