using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Edifact;

/// <summary>Reads interchanges with the EDIFACT reader alone, and wraps what a test is about in a right envelope.</summary>
internal static class Despatch
{
    public const string Unb = "UNB+UNOC:3+9506000100008:14+9506000200005:14+260714:0915+REF1'";
    public const string Bgm = "BGM+351+D-1+9'";

    /// <summary>The samples of this syntax.</summary>
    public static IEnumerable<string> Samples([CallerFilePath] string file = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file)!, "..", "Samples"), "desadv-*.edi").Order(StringComparer.Ordinal);

    public static string Message(string body, string number = "1", string version = "DESADV:D:96A:UN:EAN005") =>
        $"UNH+{number}+{version}'{body}UNT+{Segments(body) + 2}+{number}'";

    public static string Interchange(params string[] messages) => Unb + string.Concat(messages) + $"UNZ+{messages.Length}+REF1'";

    public static List<AsnPart> Read(byte[] input) => ReadInPieces(input, Math.Max(input.Length, 1));

    public static List<AsnPart> Read(string interchange) => Read(Encoding.Latin1.GetBytes(interchange));

    /// <summary>The same of bytes that come in pieces of so many.</summary>
    public static List<AsnPart> ReadInPieces(byte[] input, int piece)
    {
        var parts = new List<AsnPart>();
        var sequence = new InterchangeSequence();
        var done = 0;
        for (var end = 0; end < input.Length;)
        {
            end = Math.Min(end + piece, input.Length);
            done += sequence.Take(input.AsSpan(done, end - done), end == input.Length, parts);
        }

        return parts;
    }

    /// <summary>Everything that parts say, to compare them.</summary>
    public static string Json(List<AsnPart> parts) => JsonSerializer.Serialize<List<object>>([.. parts]);

    /// <summary>The one notice that a body gives, and nothing said of its envelope.</summary>
    public static Asn.Asn ReadOne(string body, string version = "DESADV:D:96A:UN:EAN005")
    {
        var parts = Read(Interchange(Message(Bgm + body, version: version)));
        var end = Assert.Single(parts.OfType<AsnPart.InterchangeEnd>());
        Assert.Empty(end.Diagnostics);
        Assert.True(end.IsComplete);
        return Assert.Single(parts.OfType<AsnPart.Notice>()).Asn;
    }

    public static AsnLine Line(string body) => Assert.Single(Accepted(body).Lines);

    public static Asn.Asn Accepted(string body)
    {
        var asn = ReadOne(body);
        Assert.DoesNotContain(asn.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        return asn;
    }

    private static int Segments(string body)
    {
        var count = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '?') i++;
            else if (body[i] == '\'') count++;
        }

        return count;
    }
}
