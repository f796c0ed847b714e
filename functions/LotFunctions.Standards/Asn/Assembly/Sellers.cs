namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>The parties that goods come from: X12 element 98 and EDIFACT 3035 share the codes.</summary>
internal static class Sellers
{
    /// <summary>1 for the supplier, then the vendor, then the seller; 0 for any other, and for one without an identification.</summary>
    public static int Rank(string role, string? id) => string.IsNullOrEmpty(id) ? 0 : role switch
    {
        "SU" => 1,
        "VN" => 2,
        "SE" => 3,
        _ => 0,
    };

    /// <summary>The first of the highest rank; null when there is none.</summary>
    public static AsnParty? Of(IReadOnlyList<AsnParty> parties)
    {
        AsnParty? found = null;
        for (var i = 0; i < parties.Count; i++) found = Better(found, parties[i]);
        return found;
    }

    /// <summary>The one that is said before, unless the other ranks above it.</summary>
    public static AsnParty? Better(AsnParty? known, AsnParty party)
    {
        var rank = Rank(party.Role, party.Id);
        return rank > 0 && (known is null || rank < Rank(known.Role, known.Id)) ? party : known;
    }

    public static bool AreOne(AsnParty left, AsnParty? right) =>
        ReferenceEquals(left, right) || (right is not null && left.Id == right.Id && left.IdQualifier == right.IdQualifier);
}
