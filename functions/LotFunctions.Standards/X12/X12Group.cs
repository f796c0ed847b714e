using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>The functional group that is open: GS, and what is counted until its GE.</summary>
internal sealed class X12Group(GroupHeader header)
{
    public GroupHeader Header { get; } = header;

    public DiagnosticList Diagnostics { get; } = [];

    /// <summary>Of the sets, without zeros in front, which make no difference.</summary>
    public NumbersUsed Numbers { get; } = new();

    public int Sets { get; set; }

    public static X12Group Open(in Segment gs) => new(new GroupHeader
    {
        FunctionalId = gs.Text(1),
        Sender = gs.TextOrNull(2),
        Receiver = gs.TextOrNull(3),
        ControlNumber = gs.Text(6),
        Agency = gs.TextOrNull(7),
        Version = gs.TextOrNull(8),
        Position = gs.Position(),
    });
}
