using System.Buffers;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Writes ship notices as X12 transaction sets 856, as UTF-8.</summary>
public sealed class ShipNoticeWriter(IBufferWriter<byte> output) : IAsnWriter
{
    public void Begin(InterchangeHeader header) => throw new NotImplementedException(output.ToString());

    public void BeginGroup(GroupHeader header) => throw new NotImplementedException();

    public void Write(Asn.Asn notice, string? version = null) => throw new NotImplementedException();

    public void EndGroup() => throw new NotImplementedException();

    public void End() => throw new NotImplementedException();
}
