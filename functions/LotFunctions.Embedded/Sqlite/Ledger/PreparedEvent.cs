using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>An event with all that follows from it alone (<see cref="PreparedEvents"/>).</summary>
/// <param name="Key">Of its id (<see cref="EventKey"/>).</param>
/// <param name="At">Where its bytes begin: the canonical form, then the body.</param>
internal readonly record struct PreparedEvent(LotEvent Event, long Key, PreparedEvents Among, int At, int CanonicalLength, int BodyLength)
{
    /// <summary>What is hashed.</summary>
    public ReadOnlySpan<byte> Canonical => Among.Bytes(At, CanonicalLength).Span;

    /// <summary>What is stored.</summary>
    public ReadOnlyMemory<byte> Body => Among.Bytes(At + CanonicalLength, BodyLength);
}
