using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>Takes in lot events as JSON, from the API and from the queue.</summary>
/// <param name="admission">The ledger's own rules.</param>
public sealed class ScanIntake(ILedger ledger, IReferenceData references, IExceptions exceptions, IRecalls recalls, Admission admission)
{
    private const int ChunkSize = 500;

    private readonly RecallGuard guard = new(ledger, recalls);
    private readonly InterlockExceptions interlock = new(ledger, exceptions, admission);

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

    private async Task<ScanOutcome> PostAsync(
        IAsyncEnumerable<ScanCandidate> scans, ScanTally tally, Recorder recorder, CancellationToken cancellationToken)
    {
        var reader = new ScanReader(new ItemDirectory(references), new LabelReader(ledger, references), admission.Clock);
        await foreach (var chunk in scans.Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            foreach (var result in await ChunkAsync(chunk, reader, recorder, cancellationToken)) tally.Add(result);
        }

        return tally.Outcome();
    }

    private async Task<ScanResult[]> ChunkAsync(ScanCandidate[] chunk, ScanReader reader, Recorder recorder, CancellationToken cancellationToken)
    {
        var results = new ScanResult[chunk.Length];
        var pending = new List<(int At, LotEvent Event)>(chunk.Length);
        for (var i = 0; i < chunk.Length; i++)
        {
            var read = await ReadAsync(chunk[i], reader, cancellationToken);
            if (read.Event is not { } e)
            {
                results[i] = Unreadable(chunk[i].Index, read);
                continue;
            }

            // A release is decided on what is recorded, so that what stands before it has to be recorded first.
            if (e.Type is LotEventType.Release or LotEventType.Void)
            {
                await AppendAsync(pending, chunk, results, recorder, cancellationToken);
                if (await guard.CheckAsync(e, cancellationToken) is { } refusal)
                {
                    results[i] = new ScanResult(chunk[i].Index, e.EventId, ScanStatus.Refused, refusal.Code, refusal.Detail);
                    continue;
                }
            }

            pending.Add((i, e));
        }

        await AppendAsync(pending, chunk, results, recorder, cancellationToken);
        return results;
    }

    private static async ValueTask<ScanRead> ReadAsync(ScanCandidate candidate, ScanReader reader, CancellationToken cancellationToken) =>
        candidate.Error is { } error
            ? new ScanRead(null, null, [error])
            : await reader.ReadAsync(candidate.Json, candidate.Pointer ?? $"/{candidate.Index}", cancellationToken);

    private static ScanResult Unreadable(int index, ScanRead read)
    {
        var detail = string.Join(" ", read.Errors.Select(e => e.Pointer.Length == 0 ? e.Message : $"{e.Pointer}: {e.Message}"));
        return new ScanResult(index, read.EventId, ScanStatus.Refused, read.Errors[0].Code, detail, read.Errors);
    }

    private async Task AppendAsync(
        List<(int At, LotEvent Event)> pending, ScanCandidate[] chunk, ScanResult[] results, Recorder recorder, CancellationToken cancellationToken)
    {
        if (pending.Count == 0) return;
        var appended = await ledger.AppendAsync([.. pending.Select(p => p.Event)], recorder, cancellationToken);
        for (var i = 0; i < appended.Count; i++)
        {
            var (at, e) = pending[i];
            await interlock.RaiseAsync(e, appended[i], recorder, cancellationToken);
            results[at] = new ScanResult(chunk[at].Index, e.EventId, StatusOf(appended[i]), appended[i].Code, appended[i].Detail);
        }

        pending.Clear();
    }

    private static ScanStatus StatusOf(AppendResult result) => result.Status switch
    {
        AppendStatus.Accepted => ScanStatus.Accepted,
        AppendStatus.Duplicate => ScanStatus.Duplicate,
        _ => ScanStatus.Refused,
    };
}
