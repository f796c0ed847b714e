using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>Whom an event's sources and destinations name, for the length of one document.</summary>
internal sealed class EpcisParties(IReferenceData references)
{
    // A GLN's qualifier in X12 (ISA05) and in EDIFACT (0007).
    private static readonly string[] GlnQualifiers = ["UL", "14"];

    private readonly SupplierDirectory directory = new(references);
    private readonly Dictionary<string, string?> suppliers = new(StringComparer.Ordinal);

    /// <summary>Who has or gets the goods: the possessing party, else the owning one, else the one at the location.</summary>
    public static string? Of(IReadOnlyList<EpcisReference> parties, bool orLocation = true)
    {
        foreach (var type in (ReadOnlySpan<string>)["possessing_party", "owning_party", "location"])
        {
            if (type == "location" && !orLocation) return null;
            if (parties.FirstOrDefault(p => p.Type == type) is { } party) return party.Id;
        }

        return null;
    }

    /// <summary>The supplier that a party is: by its id, or by a GLN that it sends under; null when it is none.</summary>
    public async ValueTask<string?> SupplierAsync(string uri, CancellationToken cancellationToken)
    {
        if (HouseUri.Name(HouseUri.Supplier, uri) is { } own) return own;
        if (HouseUri.Name(HouseUri.Customer, uri) is not null) return null;
        if (suppliers.TryGetValue(uri, out var known)) return known;
        var name = HouseUri.NameOfParty(uri);
        var found = await references.FindAsync<Supplier>(name, cancellationToken) is not null ? name : null;
        foreach (var qualifier in GlnQualifiers) found ??= await directory.FindAsync(new EdiParty(qualifier, name), cancellationToken);
        return suppliers[uri] = found;
    }
}
