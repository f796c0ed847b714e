using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>What became of an interchange at the door. Closed: one of the records in here.</summary>
public abstract record AsnResult
{
    private AsnResult()
    {
    }

    /// <summary>Archived, registered and queued.</summary>
    public sealed record Accepted(Document Document) : AsnResult;

    /// <summary>The same bytes came before; this is what became of them, or is to become.</summary>
    public sealed record AlreadyThere(Document Document) : AsnResult;

    /// <summary>It cannot be read.</summary>
    /// <param name="Errors">Everything that was found.</param>
    /// <param name="Document">The rejected document; null when there were no bytes to keep.</param>
    public sealed record Unreadable(IReadOnlyList<Diagnostic> Errors, Document? Document) : AsnResult;

    /// <summary>It can be read and may not come in: <c>sender-mismatch</c>, <c>control-number-reused</c>.</summary>
    /// <param name="Document">
    /// Of a mismatch: the rejected document. Of a control number used again: the document that has the number.
    /// </param>
    public sealed record Refused(Refusal Refusal, Document Document) : AsnResult;
}
