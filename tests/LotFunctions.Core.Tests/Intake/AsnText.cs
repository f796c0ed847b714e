using System.Globalization;
using System.Text;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>Writes small interchanges with ship notices.</summary>
internal static class AsnText
{
    public const string Pallet = "095011010000000018";
    public const string CartonA = "095011010000000186";
    public const string CartonB = "095011010000000254";

    /// <summary>One pallet: a carton with lot A1, another with lot B1, of 10 and 5 KGM.</summary>
    public static string[] TwoCartons(string shipment = "SH1") => Notice(
        shipment,
        $"HL*2*1*T|MAN*GM*00{Pallet}",
        $"HL*3*2*P|MAN*GM*00{CartonA}|HL*4*3*I|LIN*1*BP*RM-1*VP*V-1*LT*A1|SN1*1*10*KG|PID*F****FLOUR|DTM*036*20271231",
        $"HL*5*2*P|MAN*GM*00{CartonB}|HL*6*5*I|LIN*2*BP*RM-2*LT*B1|SN1*2*5*KG");

    public static string[] Notice(string shipment, params string[] levels) => NoticeFor("00", shipment, levels);

    public static string[] NoticeFor(string purpose, string shipment, params string[] levels) =>
        [$"BSN*{purpose}*{shipment}*20260301*0800*0001", "HL*1**S", "DTM*011*20260301*0700", "N1*SF*Alder*92*ALDER", .. levels.SelectMany(l => l.Split('|'))];

    /// <summary>A notice made at a time of the day (<c>0830</c>), with a line for each text: <c>item lot quantity</c>, then a line id and a unit, <c>-</c> for none.</summary>
    public static string[] Made(string purpose, string time, string shipment, params string[] lines)
    {
        var levels = new List<string>();
        var id = 1;
        foreach (var words in lines.Select(l => l.Split(' ')))
        {
            var lineId = words.Length > 3 && words[3] != "-" ? words[3] : "";
            var parent = 1;
            if (words.Length > 4) levels.Add($"HL*{parent = ++id}*1*P|MAN*GM*00{words[4]}");
            levels.Add($"HL*{++id}*{parent}*I|LIN*{lineId}*BP*{words[0]}{(words[1] == "-" ? "" : $"*LT*{words[1]}")}|SN1**{words[2]}*KG");
        }

        var notice = NoticeFor(purpose, shipment, [.. levels]);
        notice[0] = $"BSN*{purpose}*{shipment}*20260301*{time}*0001";
        return notice;
    }

    public static byte[] Interchange(string control, params string[][] notices) => Interchange(control, "ALDER", 'P', notices);

    public static byte[] Interchange(string control, string sender, char usage, params string[][] notices)
    {
        var number = control.PadLeft(9, '0');
        var text = new StringBuilder();
        Line($"ISA*00*          *00*          *ZZ*{sender,-15}*ZZ*{"WORKS",-15}*260301*0805*U*00401*{number}*0*{usage}*>");
        Line($"GS*SH*{sender}*WORKS*20260301*0805*{control}*X*004010");
        for (var i = 0; i < notices.Length; i++)
        {
            var st = (i + 1).ToString("D4", CultureInfo.InvariantCulture);
            Line($"ST*856*{st}");
            foreach (var segment in notices[i]) Line(segment);
            Line($"SE*{notices[i].Length + 2}*{st}");
        }

        Line($"GE*{notices.Length}*{control}");
        Line($"IEA*1*{number}");
        return Encoding.ASCII.GetBytes(text.ToString());

        void Line(string segment) => text.Append(segment).Append("~\n");
    }
}
