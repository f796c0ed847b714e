using LotFunctions.Core.Ledger;
using LotFunctions.Standards.Epcis;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// URIs for what has no GS1 key: <c>urn:lotfunctions:{kind}:{name}</c>, the name escaped as in a URI, of a lot
/// <c>urn:lotfunctions:class:{item}:{lot}</c>. They are the house's own and mean something only beside its name.
/// </summary>
internal static class HouseUri
{
    public const string Class = "class";
    public const string Event = "event";
    public const string Location = "location";
    public const string Customer = "customer";
    public const string Supplier = "supplier";
    public const string Shipment = "shipment";
    public const string WorkOrder = "work-order";
    public const string Document = "document";

    /// <summary>The namespace of what EPCIS has no member for.</summary>
    public const string Extensions = "urn:lotfunctions:epcis:";

    public const string Adjusting = "urn:lotfunctions:bizstep:adjusting";
    public const string Releasing = "urn:lotfunctions:bizstep:releasing";

    private const string Stem = "urn:lotfunctions:";
    private const string TransactionUrn = "urn:epcglobal:cbv:bt:";

    public static string Of(string kind, string name) => $"{Stem}{kind}:{Uri.EscapeDataString(name)}";

    /// <summary>A Digital Link URI where the item has a GTIN and GS1 can write the lot.</summary>
    public static string Of(LotKey lot) =>
        Gtin.TryParse(lot.Item, out var gtin) && EpcId.OfLot(gtin, lot.Lot) is { } id
            ? id.ToString()
            : $"{Of(Class, lot.Item)}:{Uri.EscapeDataString(lot.Lot)}";

    public static string OfUnit(string sscc) => new EpcId(EpcIdKind.LogisticUnit, sscc).ToString();

    /// <summary>A GLN as such, another name as the house's own.</summary>
    public static string OfParty(string kind, string name) => EpcId.IsGln(name) ? new EpcId(EpcIdKind.Party, name).ToString() : OfAny(kind, name);

    /// <inheritdoc cref="OfParty"/>
    public static string OfPlace(string name) => EpcId.IsGln(name) ? new EpcId(EpcIdKind.Place, name).ToString() : OfAny(Location, name);

    /// <summary>What was read as a URI is written as that URI again, unless that would be read as another name.</summary>
    public static string OfAny(string kind, string name) =>
        IsForeignUri(name) && NameOfParty(name) == name && NameOfTransaction(name) == name ? name : Of(kind, name);

    /// <summary>The name behind a house URI of this kind; null for any other.</summary>
    public static string? Name(string kind, string uri)
    {
        var prefix = $"{Stem}{kind}:";
        return uri.StartsWith(prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[prefix.Length..]) : null;
    }

    /// <summary>The item and lot of a house URI of a lot.</summary>
    public static (string Item, string Lot)? Lot(string uri)
    {
        var prefix = $"{Stem}{Class}:";
        if (!uri.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var parts = uri[prefix.Length..].Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    /// <summary>A party or a place in the house's words: its own name, the GLN, or the URI.</summary>
    public static string NameOfParty(string uri)
    {
        foreach (var kind in (ReadOnlySpan<string>)[Customer, Supplier, Location])
        {
            if (Name(kind, uri) is { } name) return name;
        }

        return EpcId.TryParse(uri, out var id) && id is { Kind: EpcIdKind.Party or EpcIdKind.Place, Serial: null } ? id.Key : uri;
    }

    /// <summary>A business transaction in the house's words: the number in a house URI or in the URN of the CBV, else the URI.</summary>
    public static string NameOfTransaction(string uri)
    {
        foreach (var kind in (ReadOnlySpan<string>)[Shipment, WorkOrder])
        {
            if (Name(kind, uri) is { } name) return name;
        }

        if (!uri.StartsWith(TransactionUrn, StringComparison.Ordinal)) return uri;
        var number = uri.IndexOf(':', TransactionUrn.Length);
        return number > 0 && number + 1 < uri.Length ? Uri.UnescapeDataString(uri[(number + 1)..]) : uri;
    }

    private static bool IsForeignUri(string name) =>
        name.Contains(':', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal) && !name.StartsWith(Stem, StringComparison.Ordinal)
        && Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "urn" or "ni";
}
