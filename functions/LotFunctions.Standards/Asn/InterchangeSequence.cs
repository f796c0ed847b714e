using System.Text;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Asn;

/// <summary>Reads one interchange after the other, of either syntax, from bytes that come in pieces; see <see cref="IInterchangeReader"/>.</summary>
internal sealed class InterchangeSequence
{
    // Enough for any header; a reader that has less waits for more.
    private const int Window = 1024;

    private IInterchangeReader? _reader;
    private AsnFormat? _format;
    private long _offset;
    private bool _lost;

    /// <summary>More than white space was read.</summary>
    public bool Begun { get; private set; }

    /// <inheritdoc cref="IInterchangeReader.Take"/>
    public int Take(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts)
    {
        var start = _offset;
        while (true)
        {
            var rest = bytes[(int)(_offset - start)..];
            if (_reader is not null)
            {
                _offset += _reader.Take(rest, final, parts);
                if (!_reader.Ended) break;
                _lost = parts is [.., AsnPart.Unreadable];
                _reader = null;
            }
            else if (_lost)
            {
                _offset += HeaderSearch.Next(rest, final, out var found);
                if (!found) break;
                _lost = false;
            }
            else if (!Begin(rest, final, parts))
            {
                break;
            }
        }

        return (int)(_offset - start);
    }

    /// <summary>A segment has no end in all of these bytes: the interchange is broken off, and they are passed over.</summary>
    public int GiveUp(ReadOnlySpan<byte> bytes, List<AsnPart> parts)
    {
        _reader?.Take(bytes, final: true, parts);
        parts.Add(new AsnPart.Unreadable(_format, [new Diagnostic(
            "segment-too-long",
            $"A segment of more than {bytes.Length} bytes has no terminator; what follows was not read, up to the next interchange header.",
            new EdiPosition(0, null, null, null, _offset))]));
        _reader = null;
        _lost = true;
        _offset += bytes.Length;
        return bytes.Length;
    }

    private bool Begin(ReadOnlySpan<byte> bytes, bool final, List<AsnPart> parts)
    {
        var filler = Filler(bytes);
        _offset += filler;
        bytes = bytes[filler..];
        if (bytes.IsEmpty ? !final || Begun : !final && bytes.Length < Window) return false;

        if (bytes.StartsWith("ISA"u8))
        {
            (_reader, _format) = (new X12InterchangeReader(_offset), AsnFormat.X12);
        }
        else if (bytes.StartsWith("UNA"u8) || bytes.StartsWith("UNB"u8))
        {
            (_reader, _format) = (new EdifactInterchangeReader(_offset), AsnFormat.Edifact);
        }
        else
        {
            parts.Add(Unreadable(bytes));
            _lost = true;
        }

        Begun = true;
        return true;
    }

    private AsnPart.Unreadable Unreadable(ReadOnlySpan<byte> bytes)
    {
        var position = new EdiPosition(1, null, null, null, _offset);
        if (Begun)
        {
            var (code, trailer) = _format == AsnFormat.Edifact ? ("data-after-unz", "UNZ") : ("data-after-iea", "IEA");
            return new AsnPart.Unreadable(_format, [new Diagnostic(code, $"Data follows the {trailer} and was not read: '{Excerpt(bytes)}'.", position)]);
        }

        if (Is(bytes, "GS"u8) || Is(bytes, "ST"u8))
        {
            return new AsnPart.Unreadable(AsnFormat.X12, [IsaParser.Parse(bytes, _offset).Problem!]);
        }

        if (Is(bytes, "UNG"u8) || Is(bytes, "UNH"u8) || Is(bytes, "UNT"u8))
        {
            return new AsnPart.Unreadable(AsnFormat.Edifact, [new Diagnostic(
                "unb-missing", $"The bytes begin with {Excerpt(bytes[..3])}: the UNB before it, with sender and receiver, is missing.", position)]);
        }

        return new AsnPart.Unreadable(null, [AsnRecognizer.Unknown(bytes, _offset)]);
    }

    private static bool Is(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.StartsWith(tag) && bytes.Length > tag.Length && !char.IsAsciiLetterOrDigit((char)bytes[tag.Length]);

    // Line ends, a byte order mark, and the NUL and SUB that pad the last block of old transmissions.
    private static int Filler(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (true)
        {
            while (length < bytes.Length && bytes[length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A) length++;
            if (!bytes[length..].StartsWith("\uFEFF"u8)) return length;
            length += 3;
        }
    }

    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 20)]);
        var end = text.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        return end >= 0 ? text[..end] : bytes.Length > text.Length ? text + "…" : text;
    }
}
