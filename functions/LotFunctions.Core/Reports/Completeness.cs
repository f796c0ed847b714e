namespace LotFunctions.Core.Reports;

/// <summary>Counts, for each key data element, in how many records it is missing or known only in part.</summary>
public sealed class Completeness
{
    private readonly Dictionary<(TrackingEvent, string), int[]> counts = [];

    public void Add(TrackingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var kde in KeyDataElement.ColumnsOf(record.Event).Where(k => k.IsAsked(record)))
        {
            var key = (record.Event, kde.Name);
            if (!counts.TryGetValue(key, out var count)) counts[key] = count = new int[3];
            count[0]++;
            if (kde.Cell(record) is null) count[1]++;
            else if (!kde.IsComplete(record)) count[2]++;
        }
    }

    /// <summary>By event, in the order of its columns; elements of events without any record are not in it.</summary>
    public IReadOnlyList<CompletenessLine> Lines() =>
    [
        .. from cte in Enum.GetValues<TrackingEvent>()
           from kde in KeyDataElement.ColumnsOf(cte)
           where counts.ContainsKey((cte, kde.Name))
           let count = counts[(cte, kde.Name)]
           select new CompletenessLine(cte, kde.Name, count[0], count[1], count[2]),
    ];
}

/// <summary>How complete one key data element is.</summary>
/// <param name="Records">In which it is asked for.</param>
/// <param name="Incomplete">There, but a location description without its telephone number or a part of its address.</param>
public sealed record CompletenessLine(TrackingEvent Event, string KeyDataElement, int Records, int Missing, int Incomplete);
