using LotFunctions.Standards.Acknowledgments;

namespace LotFunctions.Core.Intake;

/// <summary>The interchanges that answer a document, ready to send back.</summary>
public sealed record DocumentAcknowledgment
{
    /// <summary>The name of the blob that holds the bytes.</summary>
    public required string Blob { get; init; }

    /// <summary>Of the interchange that carries it, the first one where there are two (ISA13, UNB 0020).</summary>
    public required string ControlNumber { get; init; }

    /// <summary>What it is made of, in order: <c>TA1</c>, <c>997</c> or <c>999</c>, <c>824</c>; or <c>CONTRL</c>, <c>APERAK</c>.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    public required AcknowledgmentOutcome Outcome { get; init; }

    /// <summary>Of the bytes, in hex.</summary>
    public required string Sha256 { get; init; }
}
