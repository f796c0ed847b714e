using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Asn;

/// <summary>
/// Reads ship notices in any syntax: one X12 or EDIFACT interchange after another, or one JSON ship notice. It never throws for
/// bad data. X12 and EDIFACT are read as a stream: the memory it takes depends on the longest notice, not on the input.
/// </summary>
public static class AsnReader
{
    /// <summary>The parts of the input, in its order.</summary>
    public static async IAsyncEnumerable<AsnPart> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        foreach (var part in Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length))) yield return part;
    }

    /// <summary>The same of bytes that are all there.</summary>
    public static IEnumerable<AsnPart> Read(ReadOnlyMemory<byte> input)
    {
        var read = X12.ShipNoticeReader.Read(input);
        yield return new AsnPart.InterchangeStart(new InterchangeHeader { Format = read.Format, Sender = read.Sender, Receiver = read.Receiver, ControlNumber = read.ControlNumber });
        foreach (var asn in read.Asns) yield return new AsnPart.Notice(new MessageHeader { Type = "856", ControlNumber = asn.ControlNumber, Position = asn.Position }, asn);
        yield return new AsnPart.InterchangeEnd(read.IsComplete, input.Length, read.Diagnostics);
    }
}
