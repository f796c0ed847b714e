using System.Security.Cryptography;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>Starts recalls.</summary>
public sealed class RecallStart(IRecalls recalls, IWorkflows workflows, TimeProvider clock, RecallOptions options, HouseOptions house, DrillPicker picker)
{
    private const int PageSize = 100;
    private const int MostMonths = 120;

    /// <summary>
    /// Checks the request and starts the recall, durably. The same request of the same person on the same day (UTC) is the
    /// same recall as long as that has not ended, so a POST may be repeated.
    /// </summary>
    /// <param name="by">The authenticated caller.</param>
    public Task<RecallStarted> StartAsync(RecallRequest request, string by, CancellationToken cancellationToken) =>
        StartAsync(request, by, null, cancellationToken);

    /// <summary>Starts a drill of a lot that nobody chose. A refusal: no lot was shipped in the time.</summary>
    public async Task<RecallStarted> DrillAsync(DrillRequest request, string by, CancellationToken cancellationToken)
    {
        if (request.Months is < 1 or > MostMonths) return RecallStarted.Invalid(new FieldError("out-of-range", $"months is from 1 to {MostMonths}.", "/months"));
        if (await picker.PickAsync(request.Seed, request.Months, cancellationToken) is not { } pick)
        {
            return RecallStarted.Refused(new Refusal(RefusalCode.NotFound, $"No lot was shipped in the last {request.Months} months."));
        }

        var defaults = new RecallRequest { Title = "", Kind = RecallKind.Drill, Reason = "" };
        var drill = defaults with
        {
            Title = request.Title ?? $"DRILL: lot {pick.Lot.Lot} of {pick.Lot.Item}",
            Reason = "This is an unannounced drill. Nothing is known to be wrong with the lot.",
            Lots = [pick.Lot],
            ApprovalTimeoutHours = request.ApprovalTimeoutHours ?? defaults.ApprovalTimeoutHours,
            ResponseDueHours = request.ResponseDueHours ?? defaults.ResponseDueHours,
        };
        return await StartAsync(drill, by, pick, cancellationToken);
    }

    private async Task<RecallStarted> StartAsync(RecallRequest request, string by, DrillPick? pick, CancellationToken cancellationToken)
    {
        var errors = RecallRequestRules.Check(request);
        if (errors.Count > 0) return RecallStarted.Invalid([.. errors]);

        var warnings = NoticeWording.Warnings(request, house);
        var now = clock.GetUtcNow();
        var id = IdOf(request, by, now);
        for (var number = 1; ; number++)
        {
            var recall = new Recall
            {
                RecallId = number == 1 ? id : $"{id}-{number}",
                Request = request,
                StartedBy = by,
                StartedAt = now,
                Status = RecallStatus.Tracing,
                Pick = pick,
            };
            var added = await recalls.AddAsync(recall, cancellationToken);
            if (!added)
            {
                recall = await recalls.FindAsync(recall.RecallId, cancellationToken)
                    ?? throw new InvalidOperationException($"Recall {recall.RecallId} is there and cannot be found.");
                if (RecallTransitions.IsEnded(recall.Status)) continue;
            }

            // After the registration: a crash between the two leaves a recall that a repetition or ResumeAsync starts.
            await LaunchAsync(recall, cancellationToken);
            return new RecallStarted(recall, !added, [], warnings);
        }
    }

    /// <summary>Starts what a crash left registered and not started; a host calls it when it starts.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await recalls.ListAsync(PageSize, next, cancellationToken);
            foreach (var recall in page.Items.Where(r => r.Status == RecallStatus.Tracing)) await LaunchAsync(recall, cancellationToken);
            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    private async Task LaunchAsync(Recall recall, CancellationToken cancellationToken)
    {
        var started = new TimelineEntry("started", RecallSteps.Started, recall.StartedAt, recall.StartedBy, 0, recall.Pick is { } pick ? $"{recall.Request.Title} (seed {pick.Seed}, {pick.Candidates} lots to pick from)" : recall.Request.Title);
        await recalls.AddTimelineAsync(recall.RecallId, started, cancellationToken);
        await workflows.StartAsync(RecallWorkflow.Name, recall.RecallId, RecallRun.Of(recall, options), cancellationToken);
    }

    /// <summary>The id follows from what is asked for, by whom and on which day.</summary>
    internal static string IdOf(RecallRequest request, string by, DateTimeOffset now)
    {
        var day = now.UtcDateTime.ToString("yyyyMMdd", null);
        var hash = SHA256.HashData(CanonicalJson.Write(new { request, by, day }));
        return $"R-{day}-{Convert.ToHexStringLower(hash)[..8]}";
    }
}
