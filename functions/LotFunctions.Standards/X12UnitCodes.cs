using System.Collections.Frozen;

namespace LotFunctions.Standards;

/// <summary>
/// X12 data element 355 (004010) to UN/ECE Recommendation 20; packages go to Recommendation 21 with the prefix X, as
/// Recommendation 20 asks since revision 11. Codes whose meaning differs in both lists, or that have no certain
/// counterpart, are left out.
/// </summary>
internal static class X12UnitCodes
{
    // One line a dimension: X12=Rec20.
    private const string Table = """
        EA=EA PC=H87 UN=C62 1N=C62 UL=C62 DZ=DZN GS=GRO GG=GGR HU=CEN HC=HC TH=MIL T3=T3 PR=PR DP=DPR ST=SET KT=KT AS=AS LO=LO SR=SR
        OP=OP P3=P3 P4=P4 P5=P5 P6=P6 P7=P7 P8=P8 P9=P9 TP=TP PH=NMP AV=AV U2=U2
        LB=LBR 01=LBR 24=24 PN=LBR OZ=ONZ TO=APZ CW=CWA HV=CWA HW=CWI NS=STN TN=STN 26=STN LG=LTN TG=LTN GX=GRN
        KG=KGM 50=KGM 58=58 GT=E4 GR=GRM ME=MGM MC=MC AF=CGM DG=DG DJ=DJ HG=HGM HK=DTN KK=DTN MP=TNE 51=TNE TV=TNE 2U=2U
        GA=GLL GI=GLI QT=QTL QU=QTI QS=QTD PT=PTL PX=PTI Q2=PTD FO=OZA FZ=OZI BU=BUA BV=BUI B4=B4 WG=WG
        LT=LTR ML=MLT C3=CLT DL=DLT H4=HLT K6=K6 4G=4G CC=CMQ C8=DMQ CR=MTQ CI=INQ CF=FTQ CY=YDQ
        MR=MTR CM=CMT MM=MMT DM=DMT DK=KMT 4H=4H E1=HMT IN=INH FT=FOT YD=YRD DH=SMI LM=LM LF=LF LY=LY
        SM=MTK SC=CMK D3=DMK MS=MMK 8U=KMK SI=INK SF=FTK SY=YDK AC=ACR HQ=HAR
        CA=XCS CT=XCT BX=XBX PK=XPK 12=XPA BG=XBG BO=XBO CN=XCX JR=XJR TB=XTU TY=XPU DR=XDR PA=XPL BC=XBJ KE=XKG BR=XBA
        PL=XPX PF=XPX SV=XSI CP=XCR RL=XRO RE=XRL SO=XSO CX=XCL SH=XST SJ=XSA BA=XBN BD=XBE CL=XCY VI=XVI AM=XAM CQ=XCQ
        CB=XCO BS=XBK EV=XEN 2W=XBI X2=XBH KH=KWH
        """;

    private static readonly FrozenDictionary<string, string> Codes = Table
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('='))
        .ToFrozenDictionary(static pair => pair[0], static pair => pair[1]);

    // Of several X12 units for one code the first in the table is the usual one.
    private static readonly FrozenDictionary<string, string> Back = Table
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('='))
        .DistinctBy(static pair => pair[1])
        .ToFrozenDictionary(static pair => pair[1], static pair => pair[0]);

    /// <summary>
    /// The X12 unit that is read as this Recommendation 20 code; a code that X12 does not know is kept as it is. Null when X12
    /// knows the same letters as another unit.
    /// </summary>
    public static string? FindX12(string unit) => Back.GetValueOrDefault(unit) ?? (Find(unit) is null ? unit : null);

    public static string? Find(string code355) => Codes.GetValueOrDefault(code355.ToUpperInvariant());
}
