using LotFunctions.Core.Evidence;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Takes in what stands beside the own interchange of a document, as if the same caller had posted it: each is a document of its
/// own. The same bytes again are the same document, so that a redelivery changes nothing.
/// </summary>
internal sealed class FurtherInterchanges(IntakeRun run, AsnIntake intake, IBlobStore blobs)
{
    private const int Most = InterchangeBytes.Most;

    private readonly InterchangeBytes bytes = new(blobs);
    private readonly List<string> posted = [];
    private (long Start, long End) first;
    private string? firstHash;
    private int count;

    public IReadOnlyList<string> Posted => posted;

    /// <summary>Where the document's own interchange stands.</summary>
    public void First(long start, long end) => first = (start, end);

    /// <param name="before">It stands before the document's own, which only one does that came earlier or is refused.</param>
    public async Task PostAsync(InterchangeHeader header, long start, long end, bool before, CancellationToken cancellationToken)
    {
        if (count++ >= Most)
        {
            if (count == Most + 1) run.Findings.Add(new Diagnostic("too-many-interchanges", $"More than {Most} further interchanges follow; from here on nothing was taken in.", header.Position));
            return;
        }

        if (await RepeatsTheFirstAsync(start, end, cancellationToken))
        {
            Warn("interchange-duplicate", $"Interchange {header.ControlNumber} follows once more with the same bytes; it counts once.", header);
            return;
        }

        await using var all = await blobs.OpenAsync(run.Document.TextBlob, cancellationToken);
        await using var cut = await StreamSlice.OfAsync(all, start, end - start, cancellationToken);
        var result = await intake.PostPartAsync(cut, new AsnCaller(run.Document.ReceivedBy, run.Document.BoundTo), cancellationToken);
        switch (result)
        {
            case AsnResult.Accepted(var document):
                Name(document, header);
                break;
            case AsnResult.AlreadyThere(var document) when before:
                posted.Add(document.DocumentId);
                Warn("interchange-duplicate", $"Interchange {header.ControlNumber} came earlier with the same bytes, as document {document.DocumentId}; it counts once.", header);
                break;
            case AsnResult.AlreadyThere(var document):
                Name(document, header);
                break;
            case AsnResult.Unreadable(var errors, var document):
                if (document is not null) posted.Add(document.DocumentId);
                run.Findings.Add(Placed(errors[0].Code, $"A further interchange cannot be read: {errors[0].Message}", header));
                break;
            case AsnResult.Refused(var refusal, var document):
                // Of a control number used again the document is another one, with other bytes.
                if (refusal.Code == RefusalCode.SenderMismatch) posted.Add(document.DocumentId);
                run.Findings.Add(Placed(refusal.Code, $"A further interchange is refused: {refusal.Detail}", header));
                break;
            default:
                throw new InvalidOperationException($"{result.GetType()} is no answer of the door.");
        }
    }

    private void Name(Document document, InterchangeHeader header)
    {
        if (posted.Contains(document.DocumentId))
        {
            Warn("interchange-duplicate", $"Interchange {header.ControlNumber} follows once more with the same bytes; it is document {document.DocumentId}.", header);
            return;
        }

        posted.Add(document.DocumentId);
        Warn("interchange-further", $"Interchange {header.ControlNumber} follows; it is document {document.DocumentId}.", header);
    }

    /// <summary>The first has no document of its own by which the door could know it: its bytes are only a part of this one's.</summary>
    private async Task<bool> RepeatsTheFirstAsync(long start, long end, CancellationToken cancellationToken)
    {
        if (end - start != first.End - first.Start) return false;
        firstHash ??= await bytes.HashAsync(run.Document, first.Start, first.End, cancellationToken);
        return await bytes.HashAsync(run.Document, start, end, cancellationToken) == firstHash;
    }

    private void Warn(string code, string message, InterchangeHeader header) =>
        run.Findings.Add(Placed(code, message, header) with { Severity = DiagnosticSeverity.Warning });

    private static Diagnostic Placed(string code, string message, InterchangeHeader header) => new(code, message, header.Position);
}
