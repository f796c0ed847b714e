using System.Text.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>What the form sets bounds to; the same as in <c>asn.schema.json</c>.</summary>
internal static class JsonAsnForm
{
    public const int MaxDepth = 16;

    /// <summary>Of identifications.</summary>
    public const int Id = 80;

    /// <summary>Of words for people.</summary>
    public const int Text = 500;

    public const int Notices = 1000;
    public const int Lines = 100_000;

    /// <summary>Of lots, serials and logistic units of a line.</summary>
    public const int Parts = 10_000;

    /// <summary>Of parties, references and the lines of an address.</summary>
    public const int Few = 100;

    /// <summary>In bytes: a document is held in memory while it is read.</summary>
    public const int MaxLength = 50 * 1024 * 1024;

    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = MaxDepth };

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    public static Diagnostic Invalid(JsonException bad) => new(
        "json-invalid",
        $"The document is no JSON, or nested deeper than {MaxDepth}: it fails in line {bad.LineNumber + 1} at byte {bad.BytePositionInLine}.")
    {
        Pointer = "",
    };
}
