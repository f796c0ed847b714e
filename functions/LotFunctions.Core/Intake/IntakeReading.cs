using LotFunctions.Core.Evidence;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>Reads the bytes of a document once, part by part, and hands each part to who works on it.</summary>
internal sealed class IntakeReading(IntakeRun run, IBlobStore blobs, StreamedNotices notices, FurtherInterchanges further)
{
    private static readonly Diagnostic Translated = new(
        "translated", "To be read, the bytes were put into UTF-8 without folded lines; offsets count the bytes of that form.", null, DiagnosticSeverity.Warning);

    private const int MostQuiet = 1000;

    private readonly InterchangeReporter reporter = new();
    private InterchangeHeader? header;
    private long own;
    private AsnPart.InterchangeStart? next;
    private bool before = run.Document.Begins is not null;
    private int ordinal;

    /// <summary>What an acknowledgment needs of the first interchange; null when there is none.</summary>
    public InterchangeReport? Report { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (run.Document.TextSha256 is not null) run.Findings.Add(Translated);
        await using var content = await blobs.OpenAsync(run.Document.TextBlob, cancellationToken);
        await foreach (var part in AsnReader.ReadAsync(content, cancellationToken))
        {
            if (part is AsnPart.Unreadable unreadable) run.Findings.AddRange(unreadable.Diagnostics);
            else if (IsBefore(part)) await FurtherAsync(part, cancellationToken);
            else if (Report is null) await FirstAsync(part, cancellationToken);
            else await FurtherAsync(part, cancellationToken);
        }
    }

    private async Task FirstAsync(AsnPart part, CancellationToken cancellationToken)
    {
        Report = reporter.Add(part);
        switch (part)
        {
            case AsnPart.InterchangeStart start:
                (header, own) = (start.Header, start.Start);
                break;
            case AsnPart.Notice notice:
                run.Findings.AddRange(notice.Asn.Diagnostics);
                ordinal++;
                if (notice.Asn.Accepted && run.Quiet.Count < MostQuiet) run.Quiet.Add(Sourced(notice.Asn with { Lines = [] }));
                await notices.TakeAsync(Sourced(notice.Asn), cancellationToken);
                break;
            case AsnPart.Other other:
                run.Findings.AddRange(other.Diagnostics);
                break;
            case AsnPart.GroupEnd end:
                run.Findings.AddRange(end.Diagnostics);
                break;
            case AsnPart.InterchangeEnd end:
                run.Findings.AddRange(end.Diagnostics);
                further.First(own, end.End);
                // An announcement is no stock: a supplier who tries the connection sees the whole chain at work and harms nothing.
                if (header!.IsTest) run.Findings.Add(new Diagnostic("test-interchange", "The header marks a test; it was processed like any other.", null, DiagnosticSeverity.Warning));
                await notices.FlushAsync(cancellationToken);
                break;
            default:
                break;
        }
    }

    // Interchanges that stand before the document's own have documents already, or are refused.
    private bool IsBefore(AsnPart part)
    {
        if (before && part is AsnPart.InterchangeStart start && start.Start >= run.Document.Begins) before = false;
        return before;
    }

    private SourcedNotice Sourced(Asn asn) => new(run.Document, header!, ordinal, asn, run.Rules);

    private async Task FurtherAsync(AsnPart part, CancellationToken cancellationToken)
    {
        if (part is AsnPart.InterchangeStart start) next = start;
        else if (part is AsnPart.InterchangeEnd end && next is not null) await further.PostAsync(next.Header, next.Start, end.End, before, cancellationToken);
    }
}
