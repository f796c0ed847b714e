using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Epcis;

/// <summary>
/// What a URI of EPCIS names: a trade item, its lot, one of its pieces, a logistic unit, a party or a place. Reads EPC URNs (EPC
/// Tag Data Standard, section 6) and GS1 Digital Link URIs of any domain; writes Digital Link URIs, which need no company prefix.
/// </summary>
/// <param name="Kind">What it names.</param>
/// <param name="Key">The GTIN as 14 digits, the SSCC as 18, or the GLN as 13.</param>
/// <param name="Lot">Of an item: the lot, where it says one.</param>
/// <param name="Serial">Of a piece: its serial number. Of a place: the GLN extension.</param>
public sealed record EpcId(EpcIdKind Kind, string Key, string? Lot = null, string? Serial = null)
{
    private const string Urn = "urn:epc:";

    /// <summary>False for what is neither form, or a key of another kind (an asset, a document, a service relation).</summary>
    public static bool TryParse(string uri, out EpcId id)
    {
        ArgumentNullException.ThrowIfNull(uri);
        id = null!;
        var found = uri.StartsWith(Urn, StringComparison.OrdinalIgnoreCase) ? OfUrn(uri[Urn.Length..]) : OfLink(uri);
        if (found is null) return false;
        id = found;
        return true;
    }

    /// <summary>Null when GS1 cannot write the lot: it is longer than 20 characters, or has others than the 82 of AI (10).</summary>
    public static EpcId? OfLot(Gtin item, string lot)
    {
        ArgumentNullException.ThrowIfNull(lot);
        return lot.Length <= 20 && CharacterSets.IsText(lot) ? new EpcId(EpcIdKind.Item, item.ToString(), lot.Length == 0 ? null : lot) : null;
    }

    /// <summary>The Digital Link URI at <see cref="DigitalLinkWriter.CanonicalStem"/>.</summary>
    public override string ToString() => Kind switch
    {
        EpcIdKind.LogisticUnit => $"{DigitalLinkWriter.CanonicalStem}/00/{Key}",
        EpcIdKind.Party => $"{DigitalLinkWriter.CanonicalStem}/417/{Key}",
        EpcIdKind.Place => $"{DigitalLinkWriter.CanonicalStem}/414/{Key}{Part("254", Serial)}",
        _ => $"{DigitalLinkWriter.CanonicalStem}/01/{Key}{Part("10", Lot)}{Part("21", Serial)}",
    };

    private static string Part(string ai, string? value) => string.IsNullOrEmpty(value) ? "" : $"/{ai}/{Uri.EscapeDataString(value)}";

    private static EpcId? OfUrn(string rest)
    {
        var parts = rest.Split(':', 3);
        if (parts.Length != 3) return null;
        var fields = parts[2].Split('.', 3);
        return (parts[0], parts[1]) switch
        {
            ("class", "lgtin") when fields.Length == 3 => Item(fields, lot: Unescaped(fields[2])),
            ("id", "sgtin") when fields.Length == 3 => Item(fields, serial: Unescaped(fields[2])),
            ("idpat", "sgtin") when fields is [_, _, "*"] => Item(fields),
            ("id", "sscc") when fields.Length == 2 => Unit(fields),
            ("id", "pgln") when fields.Length == 2 => Location(EpcIdKind.Party, fields[0] + fields[1], null),
            ("id", "sgln") when fields.Length == 3 => Location(EpcIdKind.Place, fields[0] + fields[1], fields[2] == "0" ? null : Unescaped(fields[2])),
            _ => null,
        };
    }

    // The indicator digit stands first in a GTIN, and in the URN behind the company prefix.
    private static EpcId? Item(string[] fields, string? lot = null, string? serial = null)
    {
        if (fields[1].Length == 0) return null;
        var digits = string.Concat(fields[1].AsSpan(0, 1), fields[0], fields[1].AsSpan(1));
        if (digits.Length != 13 || !AreDigits(digits) || lot is "" || serial is "") return null;
        return new EpcId(serial is null ? EpcIdKind.Item : EpcIdKind.Piece, digits + CheckDigit.Compute(digits), lot, serial);
    }

    private static EpcId? Unit(string[] fields)
    {
        if (fields[1].Length == 0) return null;
        var digits = string.Concat(fields[1].AsSpan(0, 1), fields[0], fields[1].AsSpan(1));
        return digits.Length == 17 && AreDigits(digits) ? new EpcId(EpcIdKind.LogisticUnit, digits + CheckDigit.Compute(digits)) : null;
    }

    private static EpcId? Location(EpcIdKind kind, string digits, string? extension) =>
        digits.Length == 12 && AreDigits(digits) ? new EpcId(kind, digits + CheckDigit.Compute(digits), null, extension) : null;

    private static EpcId? OfLink(string uri)
    {
        // Not by System.Uri, which takes a lot that is a dot for a step back.
        var start = uri.IndexOf("://", StringComparison.Ordinal);
        if (start < 0 || uri[..start].ToUpperInvariant() is not ("HTTPS" or "HTTP")) return null;
        var path = uri[(start + 3)..];
        var end = path.AsSpan().IndexOfAny('?', '#');
        var steps = (end < 0 ? path : path[..end]).Split('/');
        for (var i = 1; i + 1 < steps.Length; i++)
        {
            if (OfLink(steps[i], steps.AsSpan(i + 1)) is { } id) return id;
        }

        return null;
    }

    private static EpcId? OfLink(string key, ReadOnlySpan<string> rest) => key switch
    {
        "01" or "gtin" when Gtin.TryParse(rest[0], out var gtin) =>
            Value(rest, "21", "ser") is { } serial
                ? new EpcId(EpcIdKind.Piece, gtin.ToString(), Value(rest, "10", "lot"), serial)
                : new EpcId(EpcIdKind.Item, gtin.ToString(), Value(rest, "10", "lot")),
        "00" or "sscc" when rest[0].Length == 18 && Sscc.TryParse(rest[0], out var sscc) => new EpcId(EpcIdKind.LogisticUnit, sscc.ToString()),
        "417" or "partyGln" when IsGln(rest[0]) => new EpcId(EpcIdKind.Party, rest[0]),
        "414" or "gln" when IsGln(rest[0]) => new EpcId(EpcIdKind.Place, rest[0], null, Value(rest, "254", "glnx")),
        _ => null,
    };

    private static string? Value(ReadOnlySpan<string> rest, string ai, string alpha)
    {
        for (var i = 1; i + 1 < rest.Length; i += 2)
        {
            if ((rest[i] == ai || rest[i] == alpha) && rest[i + 1].Length > 0) return Unescaped(rest[i + 1]);
        }

        return null;
    }

    /// <summary>13 digits with a right check digit.</summary>
    public static bool IsGln(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 13 && AreDigits(text) && CheckDigit.IsValid(text);
    }

    private static bool AreDigits(string text) => text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Unescaped(string text) => Uri.UnescapeDataString(text);
}

/// <summary>The kinds of objects, parties and places that matter to lots.</summary>
public enum EpcIdKind
{
    /// <summary>A trade item, or a lot of it.</summary>
    Item,

    /// <summary>One piece of a trade item, by its serial number.</summary>
    Piece,

    LogisticUnit,

    Party,

    Place,
}
