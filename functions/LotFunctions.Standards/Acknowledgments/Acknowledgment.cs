using System.Buffers;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// What answers an interchange: of X12 one interchange with a TA1 (X12.5) where it is due, a 997 or 999 for each functional
/// group, and an 824 for each transaction set that the application has something to say of; of EDIFACT an interchange with a
/// CONTRL (ISO 9735-4), and behind it one with an APERAK for each such message.
/// </summary>
public sealed class Acknowledgment
{
    private readonly IReply _reply;

    private Acknowledgment(IReply reply) => _reply = reply;

    public AcknowledgmentOutcome Outcome => _reply.Outcome;

    /// <summary>What it is made of, each kind once, in order: <c>TA1</c>, <c>997</c> …</summary>
    public IReadOnlyList<string> Messages => _reply.Messages;

    /// <summary>How many control numbers <see cref="Write"/> takes.</summary>
    public int NumbersNeeded => _reply.NumbersNeeded;

    /// <summary>
    /// Makes the answer, still without numbers and time. Null where there is none to make: JSON, an interchange whose sender or
    /// receiver cannot be written, and one of acknowledgments alone, which must not be acknowledged (X12.20, ISO 9735-4).
    /// </summary>
    /// <param name="advice">In the order of the interchange.</param>
    public static Acknowledgment? Of(InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice)
    {
        IReply? reply = report.Header.Format switch
        {
            AsnFormat.X12 => X12Reply.Of(report, advice),
            AsnFormat.Edifact => EdifactReply.Of(report, advice),
            _ => null,
        };
        return reply is null ? null : new Acknowledgment(reply);
    }

    /// <summary>Writes it, ready to send.</summary>
    /// <param name="numbers">
    /// As many as <see cref="NumbersNeeded"/>, from 1 up, all different, and none that was ever sent to this receiver.
    /// </param>
    /// <param name="at">Now; it is written in UTC.</param>
    /// <returns>The control number of the interchange, the first one where there are two (ISA13, UNB 0020).</returns>
    public string Write(IBufferWriter<byte> output, IReadOnlyList<long> numbers, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Count, NumbersNeeded);
        return _reply.Write(output, numbers, at.ToUniversalTime());
    }
}
