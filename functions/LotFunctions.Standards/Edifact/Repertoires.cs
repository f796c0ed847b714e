using System.Text;

namespace LotFunctions.Standards.Edifact;

/// <summary>The character repertoires of data element 0001 (ISO 9735-1, annex A; UNOL of its 2002 edition).</summary>
internal static class Repertoires
{
    /// <summary>
    /// False for a syntax identifier that is not of the standard. The encoding is null where Unicode or ASCII is meant, and where
    /// the bytes alone can tell: text that uses the code extension of UNOX is in UTF-8 by now (<see cref="Edi.EdiEncodings"/>).
    /// </summary>
    public static bool TryFind(ReadOnlySpan<byte> identifier, out Encoding? encoding)
    {
        encoding = null;
        if (identifier.Length != 4 || !Ascii.EqualsIgnoreCase(identifier[..3], "UNO"u8)) return false;
        var page = (char)(identifier[3] & 0xDF) switch
        {
            'A' or 'B' or 'W' or 'X' or 'Y' => 0,
            'C' => 28591,
            'D' => 28592,
            'E' => 28595,
            'F' => 28597,
            'G' => 28593,
            'H' => 28594,
            'I' => 28596,
            'J' => 28598,
            'K' => 28599,
            'L' => 28605,
            _ => -1,
        };
        if (page > 0) encoding = page == 28591 ? Encoding.Latin1 : CodePagesEncodingProvider.Instance.GetEncoding(page);
        return page >= 0;
    }
}
