using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// A supplier sends the same items again and again: the last identifier of each place is given out once more, found by the bytes
/// of it, before there is a text.
/// </summary>
/// <param name="qualifiers">Those of the syntax.</param>
internal sealed class RecentIdentifiers(ItemQualifiers qualifiers)
{
    private const int PlaceBits = 8;

    private readonly Recent[] _recent = new Recent[1 << PlaceBits];

    /// <summary>Null when it has not come before, or another one has come in its place since.</summary>
    /// <param name="qualifier">See <see cref="EdiCode"/>.</param>
    /// <param name="value">As it is written, without release characters.</param>
    public KnownItem? Find(uint qualifier, ReadOnlySpan<byte> value)
    {
        if (!IsShort(qualifier, value)) return null;
        var key = ShortText.Of(value);
        ref var recent = ref _recent[key.Place(PlaceBits)];
        return recent.Qualifier == qualifier && recent.Key == key && key.IsSame(value, recent.Item.Identifier.Value) ? recent.Item : null;
    }

    /// <summary>Remembers an identifier by its bytes.</summary>
    public KnownItem Add(uint qualifier, ReadOnlySpan<byte> value, ItemIdentifier identifier)
    {
        var item = Of(identifier);
        if (!IsShort(qualifier, value)) return item;
        var key = ShortText.Of(value);
        _recent[key.Place(PlaceBits)] = new Recent(key, qualifier, item);
        return item;
    }

    /// <summary>One that is not remembered.</summary>
    public KnownItem Of(ItemIdentifier identifier) => new(identifier, qualifiers);

    private static bool IsShort(uint qualifier, ReadOnlySpan<byte> value) => qualifier != 0 && value.Length is > 0 and <= ShortText.Longest;

    private readonly record struct Recent(ShortText Key, uint Qualifier, KnownItem Item);
}
