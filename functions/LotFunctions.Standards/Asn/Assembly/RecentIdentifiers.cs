using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A supplier sends the same items again and again: the last identifier of each place is given out once more.</summary>
internal sealed class RecentIdentifiers
{
    private const int Places = 256;

    private readonly ItemIdentifier?[] _recent = new ItemIdentifier?[Places];

    public ItemIdentifier Get(string qualifier, string value)
    {
        // Texts that come again are the same objects, see EdiText.
        ref var recent = ref _recent[RuntimeHelpers.GetHashCode(value) & (Places - 1)];
        if (recent is null || !ReferenceEquals(recent.Value, value) || recent.Qualifier != qualifier) recent = new ItemIdentifier(qualifier, value);
        return recent;
    }
}
