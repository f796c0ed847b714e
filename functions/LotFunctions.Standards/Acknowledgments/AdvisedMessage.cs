namespace LotFunctions.Standards.Acknowledgments;

/// <summary>All advice of one message.</summary>
internal sealed record AdvisedMessage(IReadOnlyList<ApplicationAdvice> Advice)
{
    public string? GroupControlNumber => Advice[0].GroupControlNumber;

    public string ControlNumber => Advice[0].ControlNumber;

    public string? ShipmentId => Advice[0].ShipmentId;

    public bool HasErrors => Advice.Any(static a => a.Diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Nothing of the message was taken, and something of it was refused.</summary>
    public bool IsRefused => HasErrors && Advice.Any(static a => a.NothingTaken);

    /// <summary>By message, in the order in which they are first named.</summary>
    public static IReadOnlyList<AdvisedMessage> Of(IReadOnlyList<ApplicationAdvice> advice)
    {
        var messages = new OrderedDictionary<(string?, string, int?), List<ApplicationAdvice>>();
        foreach (var one in advice)
        {
            var key = (one.GroupControlNumber, one.ControlNumber, one.MessagePosition?.Segment);
            if (!messages.TryGetValue(key, out var list)) messages.Add(key, list = []);
            list.Add(one);
        }

        return [.. messages.Values.Select(static list => new AdvisedMessage(list))];
    }
}
