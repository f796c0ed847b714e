using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;

namespace LotFunctions.Standards.X12;

/// <summary>The X12 code values that matter to a ship notice, by data element.</summary>
internal static class ShipNoticeCodes
{
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
    public static bool IsLotIdentifier(string qualifier) => qualifier is "LT" or "B8" or "SL";

    /// <summary>Element 235: serial number, bar-coded serial number.</summary>
    public static bool IsSerialIdentifier(string qualifier) => qualifier is "SN" or "BN";

    /// <summary>Element 128: lot number, batch number. LS, the bar-coded serial number of a label, is none.</summary>
    public static bool IsLotReference(string qualifier) => qualifier is "LT" or "BT";

    /// <summary>
    /// Element 374, the dates of goods: expiration, lot number expiration, shelf life expiration; manufacture, production;
    /// packed. Null for any other date.
    /// </summary>
    public static DateKind? DateOf(string qualifier) => qualifier switch
    {
        "036" or "208" or "511" => DateKind.Expiry,
        "094" or "405" => DateKind.Production,
        "510" => DateKind.Packed,
        _ => null,
    };

    /// <summary>Element 374: shipped.</summary>
    public static bool IsShipped(string qualifier) => qualifier is "011";

    /// <summary>Element 374: estimated delivery, current schedule delivery, estimated arrival.</summary>
    public static bool IsExpected(string qualifier) => qualifier is "017" or "067" or "371" or "AA1";

    /// <summary>
    /// Element 735 by how far up the level stands when a sender leaves the parent out: shipment, order, tare, pack,
    /// item; anything else hangs below all of them.
    /// </summary>
    public static int Rank(string level) => level switch
    {
        "S" => 0,
        "O" => 1,
        "T" => 2,
        "P" => 3,
        "I" => 4,
        _ => 5,
    };
}
