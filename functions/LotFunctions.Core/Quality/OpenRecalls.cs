using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Quality;

/// <summary>Tells which recalls hold a lot that have not ended.</summary>
internal sealed class OpenRecalls(IRecalls recalls)
{
    public async Task<IReadOnlyList<Recall>> OfAsync(LotState state, CancellationToken cancellationToken)
    {
        var open = new List<Recall>();
        foreach (var key in state.Holds.Keys.Where(HoldKey.IsRecall))
        {
            var recall = await recalls.FindAsync(HoldKey.RecallOf(key), cancellationToken);
            if (recall is { EndedAt: null }) open.Add(recall);
        }

        return open;
    }

    /// <summary>Why a lot may not be released; null when it may.</summary>
    public async Task<Refusal?> AgainstReleaseAsync(LotState state, CancellationToken cancellationToken)
    {
        var open = await OfAsync(state, cancellationToken);
        return open.Count == 0
            ? null
            : new Refusal(RefusalCode.RecallOpen, $"Lot {state.Lot.Lot} of {state.Lot.Item} is in open recall {string.Join(", ", open.Select(r => r.RecallId))}.");
    }
}
