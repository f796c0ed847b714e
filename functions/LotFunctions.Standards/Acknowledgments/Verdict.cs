using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>Makes one word of what became of all messages and lines.</summary>
internal static class Verdict
{
    /// <param name="envelopes">What is said of the interchange and its groups: an error there means that something is lost or was not read.</param>
    /// <param name="noted">Something is said about a part that was taken.</param>
    public static AcknowledgmentOutcome Of(
        IEnumerable<MessageReport> messages, IReadOnlyList<AdvisedMessage> advised, IEnumerable<Diagnostic> envelopes, bool noted)
    {
        var (received, accepted) = (0, 0);
        foreach (var message in messages)
        {
            received++;
            if (message.Accepted) accepted++;
        }

        accepted -= advised.Count(static a => a.IsRefused);
        if (accepted <= 0) return AcknowledgmentOutcome.Rejected;
        var lost = envelopes.Any(static d => d.Severity == DiagnosticSeverity.Error);
        if (lost || accepted < received || advised.Any(static a => a.HasErrors)) return AcknowledgmentOutcome.PartlyAccepted;
        return noted || advised.Count > 0 ? AcknowledgmentOutcome.AcceptedWithErrors : AcknowledgmentOutcome.Accepted;
    }
}
