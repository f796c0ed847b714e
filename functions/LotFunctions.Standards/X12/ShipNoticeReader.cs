using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Reads the ship notices (transaction set 856) of one X12 interchange.</summary>
public static class ShipNoticeReader
{
    /// <summary>Reads the whole interchange; never throws for bad data.</summary>
    public static AsnInterchange Read(ReadOnlyMemory<byte> bytes)
    {
        throw new NotImplementedException();
    }
}
