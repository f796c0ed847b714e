using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads one EDIFACT interchange (ISO 9735, syntax versions 1 to 4) and the ship notices (DESADV) in it.</summary>
/// <param name="offset">Of the first byte that will be handed over, from the start of the input.</param>
internal sealed class EdifactInterchangeReader(long offset = 0) : IInterchangeReader
{
    public bool Ended { get; private set; }

    public int Take(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts) => throw new NotImplementedException(offset.ToString());
}
