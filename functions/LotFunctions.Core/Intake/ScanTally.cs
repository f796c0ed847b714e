namespace LotFunctions.Core.Intake;

/// <summary>Counts and gathers the results of a request.</summary>
/// <param name="all">False: accepted events are only counted.</param>
internal sealed class ScanTally(bool all)
{
    private readonly List<ScanResult> results = [];
    private int accepted;
    private int duplicates;
    private int refused;

    public void Add(ScanResult result)
    {
        switch (result.Status)
        {
            case ScanStatus.Accepted:
                accepted++;
                break;
            case ScanStatus.Duplicate:
                duplicates++;
                break;
            default:
                refused++;
                break;
        }

        if (all || result.Status != ScanStatus.Accepted) results.Add(result);
    }

    public void Add(IEnumerable<ScanResult> chunk)
    {
        foreach (var result in chunk) Add(result);
    }

    public ScanOutcome Outcome() => new(accepted, duplicates, refused, results);
}
