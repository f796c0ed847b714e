using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;

namespace LotFunctions.Standards.Edifact;

/// <summary>The code values of the UN/EDIFACT and EANCOM code lists that matter to a despatch advice, by data element.</summary>
internal static class DespatchCodes
{
    /// <summary>Element 7143. GTINs first as GS1 names them today, then as the older directories do; AH is a UPC without its check digit.</summary>
    public static ItemQualifiers Items { get; } = new(
        ["SRV", "EN", "UP", "AI", "AM", "UA", "AH"], ["AM", "UA"], ["IN", "BP", "PI"], ["SA", "VN", "VP", "VC", "MF"], "AH");

    /// <summary>Element 1225, message function; absent it is the first transmission, as EANCOM and the directories read it.</summary>
    public static AsnPurpose Purpose(ReadOnlySpan<byte> code) => Number(code) switch
    {
        0 or 9 or 47 => AsnPurpose.Original,
        1 or 17 => AsnPurpose.Cancel,
        2 or 43 => AsnPurpose.Add,
        3 => AsnPurpose.Delete,
        4 or 19 or 20 or 21 => AsnPurpose.Change,
        5 => AsnPurpose.Replace,
        6 or 42 => AsnPurpose.Confirm,
        7 => AsnPurpose.Duplicate,
        14 => AsnPurpose.Advance,
        18 or 31 or 35 => AsnPurpose.Reissue,
        46 => AsnPurpose.Information,
        _ => AsnPurpose.Unknown,
    };

    /// <summary>Element 2005 by how well it says when the goods arrive: estimated delivery and arrival, scheduled, requested; 0 for none of these.</summary>
    public static int ExpectedRank(int qualifier) => qualifier switch
    {
        17 or 132 => 4,
        67 or 69 or 191 => 3,
        64 or 358 => 2,
        2 or 63 or 359 => 1,
        _ => 0,
    };

    /// <summary>Element 6063 by how well it says what was despatched: despatch quantity, delivered, discrete, free goods; 0 for none of these.</summary>
    public static int DespatchedRank(int qualifier) => qualifier switch
    {
        12 => 4,
        46 => 3,
        1 => 2,
        192 => FreeGoodsRank,
        _ => 0,
    };

    /// <summary>Of the free goods alone.</summary>
    public const int FreeGoodsRank = 1;

    /// <summary>Element 6063: split quantity, how much of the line a marked group below it (PCI) is.</summary>
    public static bool IsSplit(int qualifier) => qualifier == 11;

    /// <summary>Element 6063: units in a consumer or traded package, quantity per pack.</summary>
    public static bool IsPackSize(int qualifier) => qualifier is 52 or 59;

    /// <summary>A code of up to three digits; 0 when it is empty, -1 when it is none.</summary>
    public static int Number(ReadOnlySpan<byte> code)
    {
        if (code.Length > 3) return -1;
        var number = 0;
        foreach (var digit in code)
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
