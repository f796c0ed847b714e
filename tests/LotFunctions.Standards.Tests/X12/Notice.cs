using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

/// <summary>Wraps the body of a ship notice in a right envelope and reads it.</summary>
internal static class Notice
{
    public const string Isa = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*0915*U*00401*000000001*0*P*>~";
    public const string Gs = "GS*SH*SENDER*RECEIVER*20260714*0915*1*X*004010~";
    public const string Bsn = "BSN*00*S-1*20260714*0915~";

    /// <summary>The transaction set around segments that are given with their terminators.</summary>
    public static string Set(string body, string number = "0001") =>
        $"ST*856*{number}~{body}SE*{body.Count(static c => c == '~') + 2}*{number}~";

    public static string Interchange(params string[] sets) =>
        Isa + Gs + string.Concat(sets) + $"GE*{sets.Length}*1~IEA*1*000000001~";

    public static AsnInterchange Read(string interchange) => ShipNoticeReader.Read(Encoding.UTF8.GetBytes(interchange));

    /// <summary>Reads one notice from what follows the BSN; it must be accepted.</summary>
    public static Asn.Asn Accepted(string levels)
    {
        var asn = ReadOne(levels);
        Assert.DoesNotContain(asn.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        return asn;
    }

    public static Asn.Asn ReadOne(string levels)
    {
        var interchange = Read(Interchange(Set(Bsn + levels)));
        Assert.Empty(interchange.Diagnostics);
        Assert.True(interchange.IsComplete);
        return Assert.Single(interchange.Asns);
    }
}
