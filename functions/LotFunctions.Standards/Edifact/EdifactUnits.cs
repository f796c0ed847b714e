using System.Collections.Frozen;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Data element 6411 to UN/ECE Recommendation 20. The code list of 6411 is that recommendation already, in the state of the
/// directory: older ones have <c>PCE</c> for a piece, today H87, and codes of packages, which Recommendation 20 has from its
/// revision 11 on as those of Recommendation 21 with the prefix X.
/// </summary>
internal static class EdifactUnits
{
    /// <summary>What a quantity without a unit is counted in: EANCOM sends 6411 for goods of variable quantity alone, else pieces are meant.</summary>
    public const string Piece = "H87";

    private static readonly FrozenDictionary<string, string> Successors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PCE"] = Piece,
        ["BG"] = "XBG",
        ["BJ"] = "XBJ",
        ["BK"] = "XBK",
        ["BO"] = "XBO",
        ["BX"] = "XBX",
        ["CA"] = "XCA",
        ["CR"] = "XCR",
        ["CS"] = "XCS",
        ["CT"] = "XCT",
        ["CTN"] = "XCT",
        ["DR"] = "XDR",
        ["JR"] = "XJR",
        ["PA"] = "XPA",
        ["PF"] = "XPX",
        ["PK"] = "XPK",
        ["PL"] = "XPL",
        ["RL"] = "XRL",
        ["RO"] = "XRO",
        ["SA"] = "XSA",
        ["TN"] = "XTN",
        ["TU"] = "XTU",
        ["VI"] = "XVI",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of today for the one sent, in upper case.</summary>
    public static string Current(string code) => Successors.GetValueOrDefault(code, code);

    /// <summary>What is meant by a code of no directory that senders use all the same, most of them of X12; null for any other.</summary>
    public static string? Meant(string code) => code switch
    {
        "PC" or "PCS" or "STK" => Piece,
        "KG" => "KGM",
        "GR" => "GRM",
        "LB" => "LBR",
        "OZ" => "ONZ",
        "LT" => "LTR",
        "ML" => "MLT",
        "GA" => "GLL",
        "MM" => "MMT",
        "CM" => "CMT",
        "IN" => "INH",
        "FT" => "FOT",
        "YD" => "YRD",
        _ => null,
    };
}
