namespace LotFunctions.Core.Recalls;

/// <summary>Says in words, without internals, what a recall failed at.</summary>
internal static class RecallFailures
{
    public static string Describe(string activity) => activity switch
    {
        RecallActivities.AssembleScope => "The scope could not be traced, or its lots could not all be held.",
        RecallActivities.ExtendScope => "What was recorded lately could not be traced, or its lots could not all be held; it is tried again.",
        RecallActivities.ReleaseLots => "The lots could not all be released.",
        RecallActivities.NotifyCustomers => "Not every notice could be written and sent.",
        RecallActivities.RemindCustomers or RecallActivities.Escalate => "Not every reminder could be sent.",
        RecallActivities.WritePackage => "The evidence package could not be written.",
        _ => "A step could not be recorded.",
    };
}
