using System.Text.Unicode;
using System.Text;

namespace LotFunctions.Standards.X12;

/// <summary>Bytes to characters. X12 names no encoding: UTF-8 where the bytes are valid UTF-8, else Latin-1, in which every byte is a character.</summary>
internal static class X12Text
{
    public static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;

    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
