using System.Text;

namespace LotFunctions.Standards.Gs1;

/// <summary>Reads the human readable form: each AI in parentheses. A parenthesis that is data has a backslash in front.</summary>
internal static class BracketedReader
{
    public static ElementReading Read(string text, int start)
    {
        var reading = new ElementReading();
        var at = start;
        while (at < text.Length)
        {
            var close = text[at] == '(' ? text.IndexOf(')', at) : -1;
            if (close < 0)
            {
                reading.Errors.Add(new BarcodeError("syntax", "An Application Identifier in parentheses was expected.", at, text.Length - at));
                return reading;
            }

            var ai = text[(at + 1)..close];
            var value = Value(text, close + 1, out var next);
            if (ApplicationIdentifiers.Find(ai) is { } definition)
            {
                // People write blanks around the parentheses; no element string has any.
                var trimmed = value.Trim(' ');
                var lead = value.Length - value.TrimStart(' ').Length;
                var written = next - close - 1 == value.Length ? trimmed.Length : next - close - 1 - lead;
                reading.Elements.Add(new FoundElement(definition, trimmed, close + 1 + lead, written));
            }
            else
            {
                reading.Errors.Add(new BarcodeError("ai-unknown", $"({ai}) is no Application Identifier.", at, close + 1 - at));
            }

            at = next;
            if (at < text.Length && text[at] == '|')
            {
                at++;
            }
        }

        return reading;
    }

    private static string Value(string text, int from, out int next)
    {
        var value = new StringBuilder();
        for (next = from; next < text.Length; next++)
        {
            var c = text[next];
            if (c == '\\' && next + 1 < text.Length && (text[next + 1] is '(' or ')' or '\\'))
            {
                c = text[++next];
            }
            else if (c == '(' || (c == '|' && next + 1 < text.Length && text[next + 1] == '('))
            {
                break;
            }

            value.Append(c);
        }

        return value.ToString();
    }
}
