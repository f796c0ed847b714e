using System.Text;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Streams;

/// <summary>What several notices or lines share must be what each of them says.</summary>
public sealed class SharedRecordsTests
{
    [Fact]
    public void ReadX12_PartiesOfSeveralNotices_AreSharedOnlyWhereTheyAreTheSame()
    {
        var notices = X12(
            "N1*SF*Alder*92*1~N3*Mill Lane*Unit 4~N4*Harlow**CM20~N1*ST*North*92*9~",
            "N1*SF*Alder*92*1~N3*Mill Lane*Unit 4~N4*Harlow**CM20~N1*ST*North*92*9~",
            "N1*SF*Alder*92*1~N3*Mill Lane*Unit 5~N4*Harlow**CM20~N1*ST*North*92*9~",
            "N1*SF*Alder*92*1~N3*Mill Lane~N4*Harlow**CM21~",
            "N1*SF*Alder*92*1~",
            string.Empty);
        Assert.Same(notices[0].Parties, notices[1].Parties);
        Assert.Equal(
            [
                "Alder Mill Lane,Unit 4 Harlow CM20;North", "Alder Mill Lane,Unit 4 Harlow CM20;North", "Alder Mill Lane,Unit 5 Harlow CM20;North",
                "Alder Mill Lane Harlow CM21", "Alder", string.Empty,
            ],
            notices.Select(Parties));
    }

    [Fact]
    public void ReadEdifact_PartiesOfSeveralMessages_AreSharedOnlyWhereTheyAreTheSame()
    {
        var notices = Edifact(
            "NAD+SU+1::9++Alder+Mill Lane:Unit 4+Harlow++CM20'NAD+DP+9::9++North'",
            "NAD+SU+1::9++Alder+Mill Lane:Unit 4+Harlow++CM20'NAD+DP+9::9++North'",
            "NAD+SU+1::9++Alder+Mill Lane:Unit 5+Harlow++CM20'NAD+DP+9::9++North'",
            "NAD+DP+9::9++North'",
            string.Empty);
        Assert.Same(notices[0].Parties, notices[1].Parties);
        Assert.Equal(
            [
                "Alder Mill Lane,Unit 4 Harlow CM20;North", "Alder Mill Lane,Unit 4 Harlow CM20;North", "Alder Mill Lane,Unit 5 Harlow CM20;North", "North",
                string.Empty,
            ],
            notices.Select(Parties));
    }

    [Fact]
    public void ReadX12_SameIdentifiersCountedOtherwise_HaveTheGtinOfEach()
    {
        const string Line = "LIN**UP*614141007349*UK*10614141007346~SN1**5*";
        var lines = X12($"HL*2*1*I~{Line}EA~HL*3*1*I~{Line}CA~HL*4*1*I~{Line}EA~")[0].Lines;
        Assert.Equal(["00614141007349", "10614141007346", "00614141007349"], lines.Select(static l => l.Gtin));
    }

    [Fact]
    public void ReadX12_WrongGtinInSeveralLines_IsToldOfEach()
    {
        var notice = X12("HL*2*1*I~LIN**UP*614141007348*BP*B~SN1**5*EA~HL*3*1*I~LIN**UP*614141007348*BP*B~SN1**5*EA~")[0];
        Assert.Equal(["B", "B"], notice.Lines.Select(static l => l.Item));
        Assert.Equal(2, notice.Diagnostics.Count(static d => d.Code == "gtin-invalid"));
    }

    private static string Parties(LotFunctions.Standards.Asn.Asn notice) => string.Join(';', notice.Parties.Select(static p => p.Address is { } a
        ? $"{p.Name} {string.Join(',', a.Lines)} {a.City} {a.PostalCode}"
        : p.Name));

    private static List<LotFunctions.Standards.Asn.Asn> X12(params string[] bodies) => Read(
        "ISA*00*          *00*          *ZZ*ALDER          *ZZ*WORKS          *260714*0915*U*00401*000000001*0*P*>~GS*SH*A*W*20260714*0915*1*X*004010~"
        + string.Concat(bodies.Select(static (b, i) => $"ST*856*{i:0000}~BSN*00*S*20260714*0915~HL*1**S~{b}SE*0*{i:0000}~")) + "GE*1*1~IEA*1*000000001~");

    private static List<LotFunctions.Standards.Asn.Asn> Edifact(params string[] bodies) => Read(
        "UNB+UNOC:3+1:14+2:14+260714:0915+1'"
        + string.Concat(bodies.Select(static (b, i) => $"UNH+{i}+DESADV:D:96A:UN:EAN005'BGM+351+S+9'{b}UNT+0+{i}'")) + "UNZ+1+1'");

    private static List<LotFunctions.Standards.Asn.Asn> Read(string text) =>
        [.. AsnReader.Read(Encoding.ASCII.GetBytes(text)).OfType<AsnPart.Notice>().Select(static n => n.Asn)];
}
