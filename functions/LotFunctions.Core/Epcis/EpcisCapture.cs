using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// Takes in documents of EPCIS 2.0 in JSON: archived first, then each event for itself (the error behaviour <c>proceed</c> of the
/// REST binding). An event that stands for several lot events is refused whole when one of them cannot be read or may not be.
/// </summary>
public sealed class EpcisCapture(
    IBlobStore blobs, ILedger ledger, IReferenceData references, IExceptions exceptions, IRecalls recalls, CurrentRules rules, IntakeOptions options,
    Admission admission)
{
    private const int ChunkSize = 500;

    private readonly CaptureJobs jobs = new(blobs);
    private readonly RecallGuard guard = new(ledger, recalls);
    private readonly InterlockExceptions interlock = new(ledger, exceptions, admission);
    private readonly RuleExceptions violations = new(ledger, exceptions, admission.Clock);
    private readonly LateHolds late = new(ledger, exceptions, admission.Clock);

    /// <summary>When it answers with a job, the document, what was accepted of it and the job are durable.</summary>
    public async Task<CaptureResult> PostAsync(ReadOnlyMemory<byte> body, Recorder recorder, CancellationToken cancellationToken)
    {
        var createdAt = admission.Clock.GetUtcNow();
        using var content = new MemoryStream(body.ToArray(), writable: false);
        var archived = await blobs.WriteAsync(Document.RawBlobOf, content, "application/octet-stream", cancellationToken);
        var document = EpcisReader.Read(body.Span);
        if (document.Errors.Count > 0) return new CaptureResult.Invalid(document.Errors);

        var results = await CaptureAsync(document.Entries, recorder, cancellationToken);
        var job = await jobs.KeepAsync(
            id => new CaptureJob
            {
                CaptureId = id,
                CreatedAt = createdAt,
                FinishedAt = admission.Clock.GetUtcNow(),
                CapturedBy = recorder.Name,
                Sha256 = archived.Sha256,
                Accepted = results.Count(r => r.Status == ScanStatus.Accepted),
                Duplicates = results.Count(r => r.Status == ScanStatus.Duplicate),
                Refused = results.Count(r => r.Status == ScanStatus.Refused),
                Results = [.. results.Where(r => r.Status != ScanStatus.Accepted)],
            },
            archived.Sha256, cancellationToken);
        return new CaptureResult.Captured(job);
    }

    /// <summary>Null when there is none of this id.</summary>
    public Task<CaptureJob?> FindAsync(string captureId, CancellationToken cancellationToken) => jobs.FindAsync(captureId, cancellationToken);

    private async Task<CapturedEvent[]> CaptureAsync(IReadOnlyList<EpcisEntry> entries, Recorder recorder, CancellationToken cancellationToken)
    {
        var import = new EpcisImport(references);
        var results = new CapturedEvent[entries.Count];
        var pending = new List<(int Index, IReadOnlyList<LotEvent> Events)>();
        var gate = new ScanGate(
            ledger, references, options, await rules.BookAsync(cancellationToken), ct => AppendAsync(pending, entries, results, import, recorder, ct));
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var read = entry.Event is { } e ? await import.ReadAsync(e, entry.Pointer, cancellationToken) : new EpcisRead([], entry.Errors);
            // What frees a lot is decided on what is recorded, so that what stands before it has to be recorded first.
            if (read.Events.Any(x => x.Type is LotEventType.Release or LotEventType.Void)) await AppendAsync(pending, entries, results, import, recorder, cancellationToken);
            var (events, errors) = read.Errors.Count > 0
                ? (read.Events, read.Errors)
                : await AdmitAsync(read.Events, entry.Pointer, gate, recorder, cancellationToken);
            if (errors.Count > 0) results[i] = new CapturedEvent(i, entry.EventId, ScanStatus.Refused, errors);
            else pending.Add((i, events));
            if (pending.Sum(p => p.Events.Count) >= ChunkSize) await AppendAsync(pending, entries, results, import, recorder, cancellationToken);
        }

        await AppendAsync(pending, entries, results, import, recorder, cancellationToken);
        return results;
    }

    /// <summary>
    /// The events as the lot rules judge them, and what can be told before any of them is appended, so that an EPCIS event does
    /// not end up half recorded.
    /// </summary>
    private async ValueTask<(IReadOnlyList<LotEvent> Events, IReadOnlyList<FieldError> Errors)> AdmitAsync(
        IReadOnlyList<LotEvent> events, string pointer, ScanGate gate, Recorder recorder, CancellationToken cancellationToken)
    {
        var (admitted, errors) = (new List<LotEvent>(events.Count), new List<FieldError>());
        foreach (var stated in events)
        {
            var (e, refusal) = await gate.PassAsync(stated, cancellationToken);
            refusal ??= EventRules.Check(e, admission.Clock.GetUtcNow()) ?? Rights(e, recorder) ?? await guard.CheckAsync(e, cancellationToken);
            if (refusal is not null) errors.Add(new FieldError(refusal.Code, refusal.Detail, pointer));
            admitted.Add(e);
        }

        return (admitted, errors);
    }

    private static Refusal? Rights(LotEvent e, Recorder recorder) =>
        recorder.IsQuality || e.Type is not (LotEventType.Inspect or LotEventType.Hold or LotEventType.Release)
            ? null
            : new Refusal(RefusalCode.QualityRoleRequired, "Inspections, holds and releases are quality's.");

    private async Task AppendAsync(
        List<(int Index, IReadOnlyList<LotEvent> Events)> pending, IReadOnlyList<EpcisEntry> entries, CapturedEvent[] results, EpcisImport import,
        Recorder recorder, CancellationToken cancellationToken)
    {
        if (pending.Count == 0) return;
        var appended = await ledger.AppendAsync([.. pending.SelectMany(p => p.Events)], recorder, cancellationToken);
        var at = 0;
        foreach (var (index, events) in pending)
        {
            var (errors, accepted) = (new List<FieldError>(), 0);
            foreach (var e in events)
            {
                var result = appended[at++];
                if (result.Code == RefusalCode.EventIdReused && await IsSameAsync(e, import, cancellationToken)) result = new AppendResult(e.EventId, AppendStatus.Duplicate);
                await interlock.RaiseAsync(e, result, recorder, cancellationToken);
                await violations.RaiseAsync(e, result, cancellationToken);
                await late.RaiseAsync(e, result, cancellationToken);
                if (result.Status == AppendStatus.Accepted) accepted++;
                if (result.Status == AppendStatus.Refused) errors.Add(new FieldError(result.Code!, result.Detail!, entries[index].Pointer));
            }

            var status = errors.Count > 0 ? ScanStatus.Refused : accepted > 0 ? ScanStatus.Accepted : ScanStatus.Duplicate;
            results[index] = new CapturedEvent(index, entries[index].EventId, status, errors);
        }

        pending.Clear();
    }

    /// <summary>The event of this id came another way, as a scan for example, and says the same in EPCIS.</summary>
    private async Task<bool> IsSameAsync(LotEvent e, EpcisImport import, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(e.EventId, cancellationToken) is not { } stored) return false;
        var target = stored.Event is { Type: LotEventType.Void, Reference: { } reference } ? await ledger.FindAsync(reference, cancellationToken) : null;
        var said = stored.Event.Type == LotEventType.Void ? EpcisExport.OfVoid(stored, target?.Event) : EpcisExport.Of(stored);
        var read = await import.ReadAsync(said, "", cancellationToken);
        return read.Events is [var again] && again.ContentHash == e.ContentHash;
    }
}
