using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>Takes in lot events as JSON, from the API and from the queue.</summary>
/// <param name="admission">The ledger's own rules.</param>
public sealed class ScanIntake(
    ILedger ledger, IReferenceData references, IExceptions exceptions, IRecalls recalls, CurrentRules rules, IntakeOptions options, Admission admission)
{
    /// <summary>Chunks of a stream that are read, decided and written at a time: enough for every stage to have work.</summary>
    private const int Ahead = 40;

    // Half of the processors: the other half decides, chains and writes what was read before, and all wait for that.
    private readonly SemaphoreSlim readers = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly RecallGuard guard = new(ledger, recalls);
    private readonly InterlockExceptions interlock = new(ledger, exceptions, admission);
    private readonly RuleExceptions violations = new(ledger, exceptions, admission.Clock);
    private readonly LateHolds late = new(ledger, exceptions, admission.Clock);
    private readonly ExpiryExceptions expiries = new(ledger, exceptions, admission.Clock);
    private readonly LotIdentity identity = new(rules, ledger);

    /// <summary>One event or an array of them; one result for each.</summary>
    public Task<ScanOutcome> PostAsync(JsonElement body, Recorder recorder, CancellationToken cancellationToken)
    {
        var scans = body.ValueKind == JsonValueKind.Array
            ? body.EnumerateArray().Select((json, i) => new ScanCandidate(i, json))
            : [new ScanCandidate(0, body, Pointer: "")];
        return PostAsync(scans.ToAsyncEnumerable(), new ScanTally(all: true), recorder, cancellationToken);
    }

    /// <summary>Any number of events, held in memory a chunk at a time; the results are of those alone that were not accepted.</summary>
    public Task<ScanOutcome> PostAsync(IAsyncEnumerable<ScanCandidate> scans, Recorder recorder, CancellationToken cancellationToken) =>
        PostAsync(scans, new ScanTally(all: false), recorder, cancellationToken);

    /// <summary>One event as UTF-8, if it is a plain one (<see cref="PlainScan"/>); null, and nothing done, if it is not.</summary>
    public async Task<ScanOutcome?> TryPostAsync(ReadOnlyMemory<byte> json, Recorder recorder, CancellationToken cancellationToken)
    {
        if (PlainScan.Read(json.Span, admission.Clock.GetUtcNow()) is not { } e) return null;
        var gate = await GateAsync(null, cancellationToken);
        var admitted = await gate.PassAsync(e, cancellationToken);
        if (admitted.Refusal is { } refusal) return ScanOutcome.Of(Refused(0, e, refusal));
        var appended = await ledger.AppendAsync([admitted.Event], recorder, cancellationToken);
        return ScanOutcome.Of(await ResultAsync(new ScanCandidate(0, default, Pointer: ""), admitted.Event, appended[0], recorder, cancellationToken));
    }

    private async ValueTask<ScanGate> GateAsync(Func<CancellationToken, Task>? settle, CancellationToken cancellationToken) =>
        new(ledger, references, options, await rules.BookAsync(cancellationToken), settle);

    private async Task<ScanOutcome> PostAsync(
        IAsyncEnumerable<ScanCandidate> scans, ScanTally tally, Recorder recorder, CancellationToken cancellationToken)
    {
        // Several chunks are read at once, and appended one behind the other in their order.
        var chunks = new Queue<Task<ScanResult[]>>();
        var before = ChunkTurn.First;
        try
        {
            await foreach (var chunk in ScanChunks.Of(scans, cancellationToken))
            {
                if (chunks.Count == Ahead) tally.Add(await chunks.Dequeue());
                var reading = Task.Run(() => ReadInTurnAsync(chunk, cancellationToken), cancellationToken);
                var turn = new ChunkTurn();
                chunks.Enqueue(turn.Take(AppendAfterAsync(before, turn, reading, recorder, cancellationToken)));
                before = turn;
            }

            while (chunks.TryDequeue(out var rest)) tally.Add(await rest);
        }
        finally
        {
            // After a failure nothing of this request goes on behind its answer.
            await Task.WhenAll(chunks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return tally.Outcome();
    }

    private async Task<(ScanCandidate Candidate, ScanRead Read)[]> ReadInTurnAsync(ScanCandidate[] chunk, CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(chunk, cancellationToken);
        }
        finally
        {
            readers.Release();
        }
    }

    private async Task<(ScanCandidate Candidate, ScanRead Read)[]> ReadAsync(ScanCandidate[] chunk, CancellationToken cancellationToken)
    {
        var reader = new ScanReader(new ItemDirectory(references), new LabelReader(ledger, references, identity), admission.Clock);
        var reads = new (ScanCandidate, ScanRead)[chunk.Length];
        var plain = new PlainBatch((at, e) => reads[at] = (chunk[at], new ScanRead(e, e.EventId, [])));
        for (var i = 0; i < chunk.Length; i++)
        {
            if (chunk[i].Line.IsEmpty || !plain.TryAdd(i, chunk[i].Line.Span, admission.Clock.GetUtcNow()))
            {
                reads[i] = (chunk[i], await ReadAsync(chunk[i], reader, cancellationToken));
            }
        }

        plain.Finish();
        return reads;
    }

    private async Task<ScanResult[]> AppendAfterAsync(
        ChunkTurn before, ChunkTurn turn, Task<(ScanCandidate Candidate, ScanRead Read)[]> reading, Recorder recorder, CancellationToken cancellationToken)
    {
        var reads = await reading;
        await before.Begun;
        // Only what looks at nothing that is recorded may come to the ledger while what is before it is under way.
        var alone = ledger.TakesInOrder && (await GateAsync(null, cancellationToken)).IsOpen
            && !Array.Exists(reads, r => r.Read.Event is { } e && (e.Type is LotEventType.Release or LotEventType.Void || OpenUnits.IsIn(e)));
        if (!alone) await before.Done;
        var results = new ScanResult[reads.Length];
        var pending = new List<(int At, LotEvent Event)>(reads.Length);
        var gate = await GateAsync(ct => AppendAsync(pending, reads, results, recorder, ct), cancellationToken);
        for (var i = 0; i < reads.Length; i++)
        {
            var (candidate, read) = reads[i];
            if (read.Event is not { } stated)
            {
                results[i] = Unreadable(candidate.Index, read);
                continue;
            }

            var (e, refused) = await gate.PassAsync(stated, cancellationToken);
            if (refused is not null)
            {
                results[i] = Refused(candidate.Index, e, refused);
                continue;
            }

            // A release is decided on what is recorded, so that what stands before it has to be recorded first.
            if (e.Type is LotEventType.Release or LotEventType.Void)
            {
                await AppendAsync(pending, reads, results, recorder, cancellationToken);
                if (await guard.CheckAsync(e, cancellationToken) is { } refusal)
                {
                    results[i] = Refused(candidate.Index, e, refusal);
                    continue;
                }
            }

            pending.Add((i, OpenUnits.IsIn(e) ? await OpenUnits.CloseAsync(e, ledger, pending.Select(p => p.Event), cancellationToken) : e));
        }

        var appending = AppendAsync(pending, reads, results, recorder, cancellationToken);
        if (alone) turn.Begin();
        await appending;
        await before.Done;
        return results;
    }

    private async ValueTask<ScanRead> ReadAsync(ScanCandidate candidate, ScanReader reader, CancellationToken cancellationToken)
    {
        var parsed = candidate.Parsed();
        return parsed.Error is { } error
            ? new ScanRead(null, null, [error])
            : await reader.ReadAsync(parsed.Json, parsed.At, cancellationToken);
    }

    private static ScanResult Refused(int index, LotEvent e, Refusal refusal) =>
        new(index, e.EventId, ScanStatus.Refused, refusal.Code, refusal.Detail);

    private static ScanResult Unreadable(int index, ScanRead read)
    {
        var detail = string.Join(" ", read.Errors.Select(e => e.Pointer.Length == 0 ? e.Message : $"{e.Pointer}: {e.Message}"));
        return new ScanResult(index, read.EventId, ScanStatus.Refused, read.Errors[0].Code, detail, read.Errors);
    }

    private async Task AppendAsync(
        List<(int At, LotEvent Event)> pending, (ScanCandidate Candidate, ScanRead Read)[] reads, ScanResult[] results, Recorder recorder,
        CancellationToken cancellationToken)
    {
        if (pending.Count == 0) return;
        var events = new LotEvent[pending.Count];
        for (var i = 0; i < events.Length; i++) events[i] = pending[i].Event;
        var appended = await ledger.AppendAsync(events, recorder, cancellationToken);
        for (var i = 0; i < appended.Count; i++)
        {
            var (at, e) = pending[i];
            results[at] = await ResultAsync(reads[at].Candidate, e, appended[i], recorder, cancellationToken);
        }

        pending.Clear();
    }

    private async ValueTask<ScanResult> ResultAsync(
        ScanCandidate candidate, LotEvent e, AppendResult appended, Recorder recorder, CancellationToken cancellationToken)
    {
        var index = candidate.Index;
        if (appended.Status == AppendStatus.Refused && EventRules.Errors(e, admission.Clock.GetUtcNow(), candidate.At) is [var first, ..] broken
            && first.Code == appended.Code)
        {
            return new ScanResult(index, e.EventId, ScanStatus.Refused, appended.Code, appended.Detail, broken);
        }

        await interlock.RaiseAsync(e, appended, recorder, cancellationToken);
        await expiries.RaiseAsync(e, appended, recorder, cancellationToken);
        if (await late.RaiseAsync(e, appended, cancellationToken) is { } words && appended is { Status: AppendStatus.Accepted, Code: null })
        {
            appended = appended with { Code = LateHolds.Code, Detail = words };
        }

        if (e.Judgement?.Violations is not { } found) return new ScanResult(index, e.EventId, StatusOf(appended), appended.Code, appended.Detail);
        await violations.RaiseAsync(e, appended, cancellationToken);
        return appended.Status == AppendStatus.Accepted && appended.Code is null
            ? new ScanResult(index, e.EventId, ScanStatus.Accepted, RefusalCode.LotRuleViolation, RuleExceptions.Words(found))
            : new ScanResult(index, e.EventId, StatusOf(appended), appended.Code, appended.Detail);
    }

    private static ScanStatus StatusOf(AppendResult result) => result.Status switch
    {
        AppendStatus.Accepted => ScanStatus.Accepted,
        AppendStatus.Duplicate => ScanStatus.Duplicate,
        _ => ScanStatus.Refused,
    };
}
