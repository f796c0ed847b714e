using System.Buffers;

namespace LotFunctions.Standards.X12;

/// <summary>Writes segments with given delimiters (X12.6).</summary>
public sealed class X12Writer(IBufferWriter<byte> output, X12Delimiters delimiters)
{
    /// <summary>Writes one segment; trailing empty elements are left out, as the standard asks.</summary>
    /// <exception cref="ArgumentException">The tag is malformed, or a value contains a delimiter.</exception>
    public void Write(string id, params ReadOnlySpan<string?> elements)
    {
        _ = (output, delimiters);
        throw new NotImplementedException();
    }
}
