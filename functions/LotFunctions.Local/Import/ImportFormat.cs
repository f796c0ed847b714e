using System.Text;
using System.Text.Json;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Local.Import;

/// <summary>What a file to import holds.</summary>
internal enum ImportFormat
{
    /// <summary>An interchange or a JSON ship notice: one document.</summary>
    Asn,

    /// <summary>Lot events, one a line.</summary>
    Scans,
}

/// <summary>Tells what a file holds from its first bytes.</summary>
internal static class ImportFormats
{
    /// <summary>Enough to come to a member that only one of the two has.</summary>
    public const int Window = 64 * 1024;

    /// <summary>Null when it is none that can be imported. An object with a sender, a control number or notices is a ship notice.</summary>
    public static ImportFormat? Recognize(ReadOnlySpan<byte> first)
    {
        if (EdiEncodings.Utf16(first) is { } encoding) first = Encoding.UTF8.GetBytes(encoding.GetString(first));
        if (AsnRecognizer.Recognize(first) is not { } format) return null;
        return format != AsnFormat.Json || IsShipNotice(first) ? ImportFormat.Asn : ImportFormat.Scans;
    }

    private static bool IsShipNotice(ReadOnlySpan<byte> first)
    {
        var reader = new Utf8JsonReader(first.StartsWith("\uFEFF"u8) ? first[3..] : first, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 }) return false;
                if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) continue;
                if (reader.ValueTextEquals("sender"u8) || reader.ValueTextEquals("controlNumber"u8) || reader.ValueTextEquals("notices"u8)) return true;
            }
        }
        catch (JsonException)
        {
            // Whichever reader gets it says what is wrong.
        }

        return false;
    }
}
