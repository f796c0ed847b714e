using System.Buffers;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edifact;

/// <summary>Writes ship notices as UN/EDIFACT messages DESADV.</summary>
public sealed class DesadvWriter(IBufferWriter<byte> output) : IAsnWriter
{
    public void Begin(InterchangeHeader header) => throw new NotImplementedException(output.ToString());

    public void BeginGroup(GroupHeader header) => throw new NotImplementedException();

    public void Write(Asn.Asn notice, string? version = null) => throw new NotImplementedException();

    public void EndGroup() => throw new NotImplementedException();

    public void End() => throw new NotImplementedException();
}
