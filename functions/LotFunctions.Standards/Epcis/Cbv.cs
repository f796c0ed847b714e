namespace LotFunctions.Standards.Epcis;

/// <summary>
/// Words of the Core Business Vocabulary 2.0. A word may be written bare, as a CURIE (<c>cbv:BizStep-shipping</c>), as a web URI
/// (<c>https://ref.gs1.org/cbv/BizStep-shipping</c>) or as the URN of CBV 1.x; all are one word.
/// </summary>
public static class Cbv
{
    private static readonly string[] WebStems = ["https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/", "https://ns.gs1.org/cbv/", "http://ns.gs1.org/cbv/", "cbv:"];

    public static string BizStep(string text) => Word(text, "BizStep-", "bizstep:");

    public static string Disposition(string text) => Word(text, "Disp-", "disp:");

    public static string TransactionType(string text) => Word(text, "BTT-", "btt:");

    public static string SourceDestinationType(string text) => Word(text, "SDT-", "sdt:");

    public static string ErrorReason(string text) => Word(text, "ER-", "er:");

    private static string Word(string text, string web, string urn)
    {
        foreach (var stem in WebStems)
        {
            if (text.StartsWith(stem, StringComparison.Ordinal) && text.AsSpan(stem.Length).StartsWith(web)) return text[(stem.Length + web.Length)..];
        }

        var prefix = "urn:epcglobal:cbv:" + urn;
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
    }
}
