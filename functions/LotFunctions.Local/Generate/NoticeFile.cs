using System.Buffers;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Local.Generate;

/// <summary>A file of one interchange of ship notices: X12 856 or EDIFACT DESADV, from one supplier to the plant.</summary>
internal sealed class NoticeFile : IDisposable
{
    private const int Enough = 1 << 16;

    private static readonly EdiParty X12Plant = new("ZZ", "BARWORKS");
    private static readonly EdiParty EdifactPlant = new("14", "9506000000093");

    private readonly ArrayBufferWriter<byte> buffer = new(Enough * 2);
    private readonly FileStream file;
    private readonly IAsnWriter writer;
    private readonly bool edifact;

    public NoticeFile(string path, PlantSupplier supplier, int number, DateTime preparedAt)
    {
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        edifact = supplier.Edifact;
        writer = edifact ? new DesadvWriter(buffer) : new ShipNoticeWriter(buffer);
        writer.Begin(new InterchangeHeader
        {
            Format = edifact ? AsnFormat.Edifact : AsnFormat.X12,
            Sender = new EdiParty(supplier.EdiQualifier, supplier.EdiId),
            Receiver = edifact ? EdifactPlant : X12Plant,
            ControlNumber = number.ToString(edifact ? "0" : "000000000", System.Globalization.CultureInfo.InvariantCulture),
            Version = edifact ? "UNOC:3" : "00401",
            PreparedAt = preparedAt,
        });
        if (edifact) return;
        writer.BeginGroup(new GroupHeader
        {
            FunctionalId = "SH",
            Sender = supplier.EdiId,
            Receiver = X12Plant.Id,
            ControlNumber = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Agency = "X",
            Version = "004010",
        });
    }

    public int Notices { get; private set; }

    /// <summary>In bytes.</summary>
    public long Length { get; private set; }

    public void Write(Asn notice)
    {
        writer.Write(notice with { ControlNumber = (++Notices).ToString("0000", System.Globalization.CultureInfo.InvariantCulture) });
        if (buffer.WrittenCount > Enough) Drain();
    }

    public void Dispose()
    {
        if (!edifact) writer.EndGroup();
        writer.End();
        Drain();
        file.Dispose();
    }

    private void Drain()
    {
        file.Write(buffer.WrittenSpan);
        Length += buffer.WrittenCount;
        buffer.ResetWrittenCount();
    }
}
