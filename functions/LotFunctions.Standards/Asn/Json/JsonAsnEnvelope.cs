using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>
/// Reads the head of a JSON ship notice alone, for the door. The members of an object have no order, so that all bytes are
/// looked at, and nothing but the head is kept of them.
/// </summary>
public static class JsonAsnEnvelope
{
    private const int BufferSize = 64 * 1024;

    /// <summary>More than any text of the form may have.</summary>
    private const int LongestToken = 1024 * 1024;

    /// <summary>Of bytes that are all there.</summary>
    /// <param name="header">With sender and control number; null when there is a problem.</param>
    /// <param name="problems">All that is wrong with the head, each with its pointer; or that the bytes are no JSON.</param>
    public static bool TryReadHeader(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out InterchangeHeader? header, out IReadOnlyList<Diagnostic> problems)
    {
        var scanner = new JsonHeadScanner();
        try
        {
            scanner.Take(JsonAsnForm.WithoutMark(bytes), final: true);
            (header, problems) = Head(scanner);
        }
        catch (JsonException bad)
        {
            (header, problems) = (null, [JsonAsnForm.Invalid(bad)]);
        }

        return header is not null;
    }

    /// <summary>As <see cref="TryReadHeader"/>, of bytes that come; the header is null when there is a problem.</summary>
    public static async Task<(InterchangeHeader? Header, IReadOnlyList<Diagnostic> Problems)> ReadHeaderAsync(
        Stream input, CancellationToken cancellationToken)
    {
        var scanner = new JsonHeadScanner();
        var buffer = new byte[BufferSize];
        var length = await input.ReadAtLeastAsync(buffer.AsMemory(0, 3), 3, throwOnEndOfStream: false, cancellationToken);
        if (buffer.AsSpan(0, length).SequenceEqual("\uFEFF"u8)) length = 0;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                var taken = scanner.Take(buffer.AsSpan(0, length), final: read == 0);
                if (read == 0 || scanner.IsTooLong) return Head(scanner);
                length -= taken;
                buffer.AsSpan(taken, length).CopyTo(buffer);
                if (length < buffer.Length) continue;
                if (length >= LongestToken) return (null, [new Diagnostic("too-long", $"A text has more than {LongestToken} bytes.") { Pointer = "" }]);
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (JsonException bad)
        {
            return (null, [JsonAsnForm.Invalid(bad)]);
        }
    }

    private static (InterchangeHeader? Header, IReadOnlyList<Diagnostic> Problems) Head(JsonHeadScanner scanner)
    {
        if (scanner.IsTooLong) return (null, [new Diagnostic("too-long", "What stands around the notices is longer than a head can be.") { Pointer = "" }]);
        var errors = new JsonDiagnostics();
        var header = JsonAsnHead.Read(new JsonFields(JsonElement.Parse(scanner.Head, JsonAsnForm.Options), "", errors, strict: true));
        return (errors.HasErrors ? null : header, errors.Diagnostics);
    }
}
