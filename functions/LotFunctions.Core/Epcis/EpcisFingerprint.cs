using System.Security.Cryptography;
using System.Text.Json;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>Gives an event without an id one that follows from what it says, so that the same event again is a duplicate.</summary>
internal static class EpcisFingerprint
{
    public static string Of(EpcisEvent e)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            // When it was captured and what was said of it later is no part of the event (CBV 2.0 section 8.9).
            new EpcisWriter(json, (EpcisExtension.Prefix, HouseUri.Extensions)).Write(e with { RecordTime = null, ErrorDeclaration = null });
        }

        return $"e-{Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..32]}";
    }
}
