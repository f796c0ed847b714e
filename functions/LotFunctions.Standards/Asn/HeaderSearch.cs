using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Asn;

/// <summary>Looks for the next interchange after data that cannot be read.</summary>
internal static class HeaderSearch
{
    private const int Window = 1024;

    /// <summary>How many bytes stand before a header that can be read; without one, how many cannot be the start of one.</summary>
    public static int Next(ReadOnlySpan<byte> bytes, bool final, out bool found)
    {
        var at = 0;
        while (true)
        {
            var next = bytes[at..].IndexOfAny((byte)'I', (byte)'U');
            found = false;
            if (next < 0) return bytes.Length;
            at += next;
            if (!final && bytes.Length - at < Window) return at;
            found = IsHeader(bytes[at..Math.Min(at + Window, bytes.Length)]);
            if (found) return at;
            at++;
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> bytes) => AsnRecognizer.Recognize(bytes) switch
    {
        AsnFormat.X12 => X12Envelope.TryReadHeader(bytes, out _, out _),
        AsnFormat.Edifact => EdifactEnvelope.TryReadHeader(bytes, out _, out _),
        _ => false,
    };
}
