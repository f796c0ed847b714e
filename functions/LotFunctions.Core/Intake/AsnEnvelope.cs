using LotFunctions.Standards;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Core.Intake;

/// <summary>What the door can tell of an interchange from its first bytes.</summary>
/// <param name="Problem">Why it cannot come in; null when it can.</param>
internal sealed record AsnEnvelope(AsnFormat? Format, EdiParty? Sender, EdiParty? Receiver, string? ControlNumber, Diagnostic? Problem)
{
    /// <summary>The ISA has 106 bytes; white space may stand before it.</summary>
    private const int HeaderWindow = 1024;

    public static AsnEnvelope Read(ReadOnlySpan<byte> bytes)
    {
        var format = AsnRecognizer.Recognize(bytes);
        return format switch
        {
            null => Unreadable(null, new Diagnostic(
                "format-unknown", "The bytes start neither with ISA (X12) nor with UNA or UNB (EDIFACT) nor with a brace (JSON).",
                new EdiPosition(1, null, null, null, 0))),
            AsnFormat.X12 => OfX12(bytes[..Math.Min(bytes.Length, HeaderWindow)]),
            _ => Unreadable(format, new Diagnostic(
                "format-not-supported", $"The bytes are {format.ToString()!.ToUpperInvariant()}; only X12 ship notices (856) are read. They are archived.")),
        };
    }

    private static AsnEnvelope OfX12(ReadOnlySpan<byte> first) =>
        X12Envelope.TryReadHeader(first, out var header, out var problem)
            ? new AsnEnvelope(AsnFormat.X12, header.Sender, header.Receiver, header.ControlNumber, null)
            : Unreadable(AsnFormat.X12, problem ?? new Diagnostic("isa-unreadable", "The interchange header (ISA) cannot be read."));

    private static AsnEnvelope Unreadable(AsnFormat? format, Diagnostic problem) => new(format, null, null, null, problem);
}
