using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

/// <summary>The activities that remind the customers who have not answered, and at last the recall's own contact.</summary>
internal sealed class Reminder(IRecalls recalls, IReferenceData reference, IMessageSender messages, HouseOptions house)
{
    private const int MostNamed = 100;

    public async Task<Outstanding> RemindAsync(RemindInput input, CancellationToken cancellationToken)
    {
        var recall = await FindAsync(input, cancellationToken);
        var outstanding = await recalls.OutstandingAsync(input.RecallId, cancellationToken);
        var reminded = 0;
        foreach (var notice in outstanding)
        {
            // A supplement's answer is due later than the others': each notice counts its own days.
            var round = notice.AnswerBy is { } due ? 1 + (int)Math.Floor((input.At - due).TotalDays) : input.Round;
            if (round < 1 || round > (input.Most ?? round)) continue;
            reminded++;
            if (notice.Reminders >= round) continue;
            var customer = await reference.FindAsync<Customer>(notice.Customer, cancellationToken);
            var message = NoticeMessages.Of(OutboundKind.Reminder, recall, notice, customer, house) with { Round = round };
            await messages.SendAsync(
                QueueNames.NoticesOutbound,
                $"{notice.RecallId}/v{notice.Version}/{NoticeKey.Of(notice.Customer)}/reminder-{round}",
                CanonicalJson.Write(message),
                cancellationToken);
            await recalls.PutNoticeAsync(notice with { Reminders = round }, cancellationToken);
        }

        if (reminded > 0) await NoteAsync(input, RecallSteps.ResponseReminder, $"{reminded} customers reminded.", cancellationToken);
        return new Outstanding(outstanding.Count);
    }

    public async Task<Outstanding> EscalateAsync(RemindInput input, CancellationToken cancellationToken)
    {
        var recall = await FindAsync(input, cancellationToken);
        var outstanding = await recalls.OutstandingAsync(input.RecallId, cancellationToken);
        if (outstanding.Count == 0) return new Outstanding(0);

        var contact = recall.Request.Contact ?? house.Contact;
        var message = new OutboundMessage
        {
            Kind = OutboundKind.Escalation,
            RecallId = input.RecallId,
            Version = input.Version,
            Title = recall.Request.Title,
            Subject = NoticeSubject.OfEscalation(recall, outstanding.Count, house),
            EscalateTo = contact,
            Outstanding = outstanding.Count,
            Customers = [.. outstanding.Take(MostNamed).Select(n => n.Customer)],
        };
        await messages.SendAsync(
            QueueNames.NoticesOutbound, $"{input.RecallId}/v{input.Version}/escalation-{input.Round}", CanonicalJson.Write(message), cancellationToken);
        await NoteAsync(input, RecallSteps.Escalated, $"{outstanding.Count} customers have not answered; {contact} is told.", cancellationToken);
        return new Outstanding(outstanding.Count);
    }

    private async Task<Recall> FindAsync(RemindInput input, CancellationToken cancellationToken) =>
        await recalls.FindAsync(input.RecallId, cancellationToken)
        ?? throw new InvalidOperationException($"Recall {input.RecallId} is not registered.");

    private Task NoteAsync(RemindInput input, string step, string comment, CancellationToken cancellationToken) =>
        recalls.AddTimelineAsync(
            input.RecallId, new TimelineEntry($"v{input.Version}-{step}-{input.Round}", step, input.At, RecallWorkflow.Actor, input.Version, comment), cancellationToken);
}
