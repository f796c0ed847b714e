using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A supplier sends the same items again and again: the last identifier of each place is given out once more.</summary>
/// <param name="qualifiers">Those of the syntax.</param>
internal sealed class RecentIdentifiers(ItemQualifiers qualifiers)
{
    private const int Places = 256;

    private readonly KnownItem?[] _recent = new KnownItem?[Places];

    public KnownItem Get(string qualifier, string value)
    {
        // Texts that come again are the same objects, see EdiText.
        ref var recent = ref _recent[RuntimeHelpers.GetHashCode(value) & (Places - 1)];
        if (recent is null || !ReferenceEquals(recent.Identifier.Value, value) || recent.Identifier.Qualifier != qualifier)
        {
            recent = new KnownItem(new ItemIdentifier(qualifier, value), qualifiers);
        }

        return recent;
    }
}
