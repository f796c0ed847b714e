using System.Buffers;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>What answers an interchange in one syntax.</summary>
internal interface IReply
{
    AcknowledgmentOutcome Outcome { get; }

    IReadOnlyList<string> Messages { get; }

    int NumbersNeeded { get; }

    /// <returns>The control number of the interchange, the first one where there are two.</returns>
    string Write(IBufferWriter<byte> output, IReadOnlyList<long> numbers, DateTimeOffset at);
}
