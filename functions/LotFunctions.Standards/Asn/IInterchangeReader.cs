namespace LotFunctions.Standards.Asn;

/// <summary>
/// Reads one interchange of one syntax from bytes that come in pieces. The pieces are handed over as often as there are more of
/// them; what a call does not consume is handed over again, in front of what comes next.
/// </summary>
internal interface IInterchangeReader
{
    /// <summary>The interchange is over, by its trailer or because another one begins: nothing more is consumed.</summary>
    bool Ended { get; }

    /// <summary>Takes what it can and adds the parts that are whole.</summary>
    /// <param name="bytes">What was not consumed before, and what has come since.</param>
    /// <param name="final">No more bytes will come.</param>
    /// <returns>How many bytes are done with. With <paramref name="final"/> all of them, unless <see cref="Ended"/>.</returns>
    int Take(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts);
}
