using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activity that notifies a batch of customers. For each: the files, then the notice's record, then its message, then the
/// mark that it is sent. Run again, it writes nothing twice; a message is repeated at most under the same message id.
/// </summary>
internal sealed class Notifier(
    IRecalls recalls, IBlobStore blobs, IReferenceData reference, ITokenSource tokens, IMessageSender messages, HouseOptions house,
    IReadOnlyList<INoticeFormat> formats)
{
    private readonly NoticeFiles files = new(blobs, formats);

    public async Task<Done> NotifyAsync(NotifyInput input, CancellationToken cancellationToken)
    {
        var recall = await recalls.FindAsync(input.RecallId, cancellationToken)
            ?? throw new InvalidOperationException($"Recall {input.RecallId} is not registered.");
        var scope = CanonicalJson.Read<RecallScope>(await blobs.ReadAsync(RecallScope.BlobOf(input.RecallId, input.Version), cancellationToken));
        var assembler = new NoticeAssembler(reference, tokens, house);
        foreach (var affected in scope.Customers.Skip(input.Skip).Take(input.Take))
        {
            var notice = await recalls.FindNoticeAsync(input.RecallId, affected.Customer, input.Version, cancellationToken)
                ?? await WriteAsync(recall, affected, input, assembler, cancellationToken);
            if (!input.IsDrill && notice.SentAt is null) await SendAsync(recall, notice, input.IssuedAt, cancellationToken);
        }

        return new Done();
    }

    private async Task<Notice> WriteAsync(
        Recall recall, ScopeCustomer affected, NotifyInput input, NoticeAssembler assembler, CancellationToken cancellationToken)
    {
        var draft = await assembler.AssembleAsync(recall, affected, input.Version, input.IssuedAt, input.AnswerBy, cancellationToken);
        var (document, written) = await files.WriteAsync(draft, cancellationToken);
        var notice = new Notice
        {
            RecallId = input.RecallId,
            Customer = affected.Customer,
            Version = input.Version,
            TokenHash = NoticeToken.HashOf(tokens.TokenFor(input.RecallId, affected.Customer, input.Version)),
            Files = written,
            WrittenAt = document.IssuedAt,
            AnswerUrl = document.AnswerUrl,
        };
        await recalls.PutNoticeAsync(notice, cancellationToken);
        return notice;
    }

    private async Task SendAsync(Recall recall, Notice notice, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var customer = await reference.FindAsync<Customer>(notice.Customer, cancellationToken);
        await messages.SendAsync(
            QueueNames.NoticesOutbound,
            $"{notice.RecallId}/v{notice.Version}/{NoticeKey.Of(notice.Customer)}",
            CanonicalJson.Write(NoticeMessages.Of(OutboundKind.Notice, recall, notice, customer, house)),
            cancellationToken);
        await recalls.PutNoticeAsync(notice with { SentAt = at }, cancellationToken);
    }
}
