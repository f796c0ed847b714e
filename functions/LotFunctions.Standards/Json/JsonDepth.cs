using System.Text.Json;

namespace LotFunctions.Standards.Json;

/// <summary>Tells text that is nested too deep from text that is no JSON: the parser says the same of both.</summary>
public static class JsonDepth
{
    /// <summary>The code of what is nested too deep.</summary>
    public const string TooDeep = "json-too-deep";

    /// <summary>Whether it is JSON up to an object or array that is inside of <paramref name="max"/> others.</summary>
    public static bool IsBeyond(ReadOnlySpan<byte> utf8, int max)
    {
        // One more than may be: the reader itself refuses what is deeper than that.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = max + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == max && reader.TokenType is (JsonTokenType.StartArray or JsonTokenType.StartObject)) return true;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }
}
