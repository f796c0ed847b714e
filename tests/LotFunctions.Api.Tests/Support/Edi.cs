using System.Globalization;
using System.Text;

namespace LotFunctions.Api.Tests.Support;

/// <summary>Makes X12 ship notices.</summary>
internal static class Edi
{
    public static byte[] ShipNotice(int control, string sender = "SUPPLIER1", string lot = "LOT-1", int quantity = 100, string sscc = "006141410000000017")
    {
        string[] body =
        [
            "ST*856*0001",
            $"BSN*00*SHIP{control}*20261101*1200*0001",
            "HL*1**S",
            "DTM*011*20261101*1200",
            "HL*2*1*O",
            "PRF*PO1",
            "HL*3*2*P",
            $"MAN*GM*{sscc}",
            "HL*4*3*I",
            $"LIN*1*BP*OATS*LT*{lot}",
            $"SN1*1*{quantity}*EA",
            "CTT*4",
        ];
        var number = control.ToString("D9", CultureInfo.InvariantCulture);
        var segments = new List<string>
        {
            $"ISA*00*          *00*          *ZZ*{sender,-15}*ZZ*BUYER          *261101*1200*U*00401*{number}*0*P*>",
            $"GS*SH*{sender}*BUYER*20261101*1200*{control}*X*004010",
        };
        segments.AddRange(body);
        segments.Add($"SE*{body.Length + 1}*0001");
        segments.Add($"GE*1*{control}");
        segments.Add($"IEA*1*{number}");
        return Encoding.ASCII.GetBytes(string.Join("~\n", segments) + "~\n");
    }
}
