using LotFunctions.Standards;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Json;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Core.Intake;

/// <summary>What the door can tell of an interchange from its header.</summary>
/// <param name="Sender">Not null when there is no problem.</param>
/// <param name="Problems">Why it cannot come in; empty when it can.</param>
internal sealed record AsnEnvelope(
    AsnFormat? Format, EdiParty? Sender, EdiParty? Receiver, string? ControlNumber, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>How many bytes hold a header: ISA has 106, UNA and UNB with every element 200; white space may stand before them.</summary>
    public const int Window = 1024;

    /// <summary>Of the first bytes; the head of a JSON document may stand anywhere in it, so that all its bytes are opened.</summary>
    /// <param name="first">All of the input, or the first <see cref="Window"/> bytes at least.</param>
    public static async Task<AsnEnvelope> ReadAsync(ReadOnlyMemory<byte> first, Func<Task<Stream>> open, CancellationToken cancellationToken)
    {
        var format = AsnRecognizer.Recognize(first.Span);
        if (format != AsnFormat.Json) return Read(format, first.Span);
        await using var all = await open();
        var (header, problems) = await JsonAsnEnvelope.ReadHeaderAsync(all, cancellationToken);
        return header is null ? Unreadable(format, problems) : Of(AsnFormat.Json, header, null);
    }

    private static AsnEnvelope Read(AsnFormat? format, ReadOnlySpan<byte> first)
    {
        var start = first[..Math.Min(first.Length, Window)];
        switch (format)
        {
            case AsnFormat.X12:
                return X12Envelope.TryReadHeader(start, out var isa, out var noIsa)
                    ? new AsnEnvelope(format, isa.Sender, isa.Receiver, isa.ControlNumber, [])
                    : Of(AsnFormat.X12, null, noIsa);
            case AsnFormat.Edifact:
                return Of(AsnFormat.Edifact, EdifactEnvelope.TryReadHeader(start, out var unb, out var noUnb) ? unb : null, noUnb);
            default:
                return Unreadable(null, AsnRecognizer.Unknown(first, 0));
        }
    }

    private static AsnEnvelope Of(AsnFormat format, InterchangeHeader? header, Diagnostic? problem)
    {
        if (header is null) return Unreadable(format, problem ?? new Diagnostic("header-unreadable", "The interchange header cannot be read."));
        var (sender, number) = (header.Sender, header.ControlNumber);
        // Who sent it and under which number is what the door goes by.
        if (sender is null) return Unreadable(format, new Diagnostic("sender-missing", "The interchange header names no sender.", header.Position));
        return string.IsNullOrEmpty(number)
            ? Unreadable(format, new Diagnostic("control-number-missing", "The interchange header has no control number.", header.Position))
            : new AsnEnvelope(format, sender, header.Receiver, number, []);
    }

    private static AsnEnvelope Unreadable(AsnFormat? format, params IReadOnlyList<Diagnostic> problems) => new(format, null, null, null, problems);
}
