using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>The X12 code values that matter to a ship notice, by data element.</summary>
internal static class ShipNoticeCodes
{
    private const int Lowest = 5;

    private static readonly string?[] Levels = ["S", "O", "T", "P", "I", null];

    /// <summary>Element 353, transaction set purpose.</summary>
    public static AsnPurpose Purpose(string code) => code switch
    {
        "00" or "49" => AsnPurpose.Original,
        "01" or "17" => AsnPurpose.Cancel,
        "02" => AsnPurpose.Add,
        "03" => AsnPurpose.Delete,
        "04" or "19" => AsnPurpose.Change,
        "05" or "CO" => AsnPurpose.Replace,
        "06" => AsnPurpose.Confirm,
        "07" => AsnPurpose.Duplicate,
        "14" => AsnPurpose.Advance,
        "15" or "18" => AsnPurpose.Reissue,
        "22" or "24" => AsnPurpose.Information,
        _ => AsnPurpose.Unknown,
    };

    /// <summary>Element 235: lot, batch, the seller's lot. Dye, heat and finish lots are properties of goods and stay with the identifiers.</summary>
    /// <param name="qualifier">See <see cref="EdiCode"/>; of each of these.</param>
    public static bool IsLotIdentifier(uint qualifier) => qualifier is (('L' << 8) | 'T') or (('B' << 8) | '8') or (('S' << 8) | 'L');

    /// <summary>Element 235: serial number, bar-coded serial number.</summary>
    public static bool IsSerialIdentifier(uint qualifier) => qualifier is (('S' << 8) | 'N') or (('B' << 8) | 'N');

    /// <summary>Element 235: the purchase order.</summary>
    public static bool IsOrderIdentifier(uint qualifier) => qualifier is (('P' << 8) | 'O');

    /// <summary>Element 235: an SSCC, where it is one.</summary>
    public static bool IsUnitIdentifier(uint qualifier) => qualifier is (('U' << 8) | 'O');

    /// <summary>Element 235: what goods it is, and none of the above.</summary>
    public static bool NamesGoods(uint qualifier) =>
        !IsLotIdentifier(qualifier) && !IsSerialIdentifier(qualifier) && !IsOrderIdentifier(qualifier) && !IsUnitIdentifier(qualifier);

    /// <summary>
    /// Element 128: lot number, batch number. LS, the bar-coded serial number of a label, is none. A line that has one of each with
    /// different values has two lots, of unknown quantities: the standard does not say which of them is on the label, and a recall
    /// of either has to find the line.
    /// </summary>
    public static bool IsLotReference(string qualifier) => qualifier is "LT" or "BT";

    /// <summary>
    /// Element 374, the dates of goods: expiration, lot number expiration, shelf life expiration; manufacture, production;
    /// packed. Null for any other date.
    /// </summary>
    public static DateKind? DateOf(ReadOnlySpan<byte> qualifier) => Number(qualifier) switch
    {
        36 or 208 or 511 => DateKind.Expiry,
        94 or 405 => DateKind.Production,
        510 => DateKind.Packed,
        _ => null,
    };

    /// <summary>Element 374: shipped.</summary>
    public static bool IsShipped(ReadOnlySpan<byte> qualifier) => Number(qualifier) is 11;

    /// <summary>Element 374: estimated delivery, current schedule delivery, estimated arrival.</summary>
    public static bool IsExpected(ReadOnlySpan<byte> qualifier) => Number(qualifier) is 17 or 67 or 371 || qualifier.SequenceEqual("AA1"u8);

    /// <summary>
    /// Element 735 by how far up the level stands when a sender leaves the parent out: shipment, order, tare, pack,
    /// item; anything else hangs below all of them.
    /// </summary>
    public static int Rank(ReadOnlySpan<byte> level) => level is [var code] ? Rank((char)code) : Lowest;

    /// <inheritdoc cref="Rank(ReadOnlySpan{byte})"/>
    public static int Rank(string level) => level is [var code] ? Rank(code) : Lowest;

    /// <summary>The code that has a rank to itself; null when it is one of many.</summary>
    public static string? Level(int rank) => Levels[rank];

    private static int Rank(char level) => level switch
    {
        'S' => 0,
        'O' => 1,
        'T' => 2,
        'P' => 3,
        'I' => 4,
        _ => Lowest,
    };

    // Three digits, or two from senders that leave out the zero; -1 for anything else.
    private static int Number(ReadOnlySpan<byte> code)
    {
        if (code.Length is not (2 or 3)) return -1;
        unchecked
        {
            var (tens, ones, hundreds) = (code[^2] - '0', code[^1] - '0', code.Length == 3 ? code[0] - '0' : 0);
            return (uint)tens <= 9 && (uint)ones <= 9 && (uint)hundreds <= 9 ? (hundreds * 100) + (tens * 10) + ones : -1;
        }
    }
}
