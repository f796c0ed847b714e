using System.Text.Json.Serialization;

namespace LotFunctions.Standards.Asn;

/// <summary>
/// What a reader of ship notices finds, one part at a time in the order of the bytes, so that nothing of an interchange needs
/// to be kept but the notice at hand. Closed: one of the records in here. A message stands between the start and the end of
/// its group where there are groups; each start has its end, also where the bytes have none.
/// </summary>
public abstract record AsnPart
{
    private AsnPart()
    {
    }

    /// <summary>An interchange begins.</summary>
    public sealed record InterchangeStart(InterchangeHeader Header) : AsnPart
    {
        /// <summary>Offset of its first byte: of the UNA where one stands before the UNB.</summary>
        [JsonIgnore]
        public long Start { get; init; } = Header.Position?.Offset ?? 0;
    }

    /// <summary>A functional group begins.</summary>
    public sealed record GroupStart(GroupHeader Header) : AsnPart;

    /// <summary>A ship notice, whole or not: see <see cref="Asn.Accepted"/>.</summary>
    public sealed record Notice(MessageHeader Header, Asn Asn) : AsnPart;

    /// <summary>A transaction set or message that is no ship notice, and was passed over.</summary>
    /// <param name="Diagnostics">Of its envelope.</param>
    public sealed record Other(MessageHeader Header, IReadOnlyList<Diagnostic> Diagnostics) : AsnPart;

    /// <summary>A TA1 (X12.5): what became of an interchange that was sent. It was passed over.</summary>
    public sealed record InterchangeAnswer : AsnPart;

    /// <summary>The group is over.</summary>
    /// <param name="Stated">GE01 or UNE 0060: how many messages the sender counted; null when it does not say.</param>
    /// <param name="Diagnostics">Of the group's envelope.</param>
    public sealed record GroupEnd(int? Stated, IReadOnlyList<Diagnostic> Diagnostics) : AsnPart;

    /// <summary>The interchange is over.</summary>
    /// <param name="IsComplete">Header and trailers were all there and nothing that they count is missing.</param>
    /// <param name="End">Offset of the first byte that is not of this interchange.</param>
    /// <param name="Diagnostics">Of the interchange's envelope, and of what stands outside of groups and messages.</param>
    public sealed record InterchangeEnd(bool IsComplete, long End, IReadOnlyList<Diagnostic> Diagnostics) : AsnPart;

    /// <summary>Nothing that can be read: the bytes have no header of an interchange, or data follows the last one.</summary>
    public sealed record Unreadable(AsnFormat? Format, IReadOnlyList<Diagnostic> Diagnostics) : AsnPart;
}
