using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Element 353 as it is written: of several codes that mean the same, the usual one.</summary>
internal static class PurposeCodes
{
    public static string Of(AsnPurpose purpose) => purpose switch
    {
        AsnPurpose.Original => "00",
        AsnPurpose.Cancel => "01",
        AsnPurpose.Add => "02",
        AsnPurpose.Delete => "03",
        AsnPurpose.Change => "04",
        AsnPurpose.Replace => "05",
        AsnPurpose.Confirm => "06",
        AsnPurpose.Duplicate => "07",
        AsnPurpose.Advance => "14",
        AsnPurpose.Reissue => "15",
        AsnPurpose.Information => "22",
        _ => throw WritableNotice.Refused("it has no purpose"),
    };
}
