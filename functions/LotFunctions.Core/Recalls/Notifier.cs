using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activity that notifies a batch of customers. For each: the files, then the notice's record, then the mark on the one
/// that it takes the place of, then its message, then the mark that it is sent. Run again, it writes nothing twice; a message
/// is repeated at most under the same message id.
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
        var scope = await ScopeReader.OpenAsync(blobs, input.RecallId, input.Version, cancellationToken);
        var assembler = new NoticeAssembler(reference, tokens, house);
        var batch = new List<ScopeNotice>();
        var row = 0;
        await foreach (var notice in scope.NotifyAsync(cancellationToken))
        {
            if (row >= input.Skip && row < input.Skip + input.Take) batch.Add(notice);
            row++;
        }

        await foreach (var affected in scope.CustomersAsync(batch.Where(n => n.Part is not null).Select(n => (n.Customer, n.Part!.Value)), cancellationToken))
        {
            await NotifyAsync(recall, affected, input, assembler, cancellationToken);
        }

        foreach (var gone in batch.Where(n => n.Part is null)) await NotifyAsync(recall, new ScopeCustomer(gone.Customer, []), input, assembler, cancellationToken);
        return new Done();
    }

    private async Task NotifyAsync(Recall recall, ScopeCustomer affected, NotifyInput input, NoticeAssembler assembler, CancellationToken cancellationToken)
    {
        var before = await BeforeAsync(affected.Customer, input, cancellationToken);
        var notice = await recalls.FindNoticeAsync(input.RecallId, affected.Customer, input.Version, cancellationToken)
            ?? await WriteAsync(recall, affected, before, input, assembler, cancellationToken);
        if (before is { SupersededBy: null }) await recalls.PutNoticeAsync(before with { SupersededBy = input.Version }, cancellationToken);
        if (!input.IsDrill && notice.SentAt is null) await SendAsync(recall, notice, input.IssuedAt, cancellationToken);
    }

    /// <summary>The customer's last notice before this version.</summary>
    private async Task<Notice?> BeforeAsync(string customer, NotifyInput input, CancellationToken cancellationToken)
    {
        for (var version = input.Version - 1; version >= 1; version--)
        {
            if (await recalls.FindNoticeAsync(input.RecallId, customer, version, cancellationToken) is { } notice) return notice;
        }

        return null;
    }

    private async Task<Notice> WriteAsync(
        Recall recall, ScopeCustomer affected, Notice? before, NotifyInput input, NoticeAssembler assembler, CancellationToken cancellationToken)
    {
        var draft = await assembler.AssembleAsync(recall, affected, input.Version, input.IssuedAt, input.AnswerBy, cancellationToken);
        if (before is not null)
        {
            var told = await NoticeFiles.ReadAsync(blobs, before.Files[NoticeFiles.Json].Blob, cancellationToken);
            draft = draft with
            {
                Supersedes = new NoticeSupersedes(told.Version, told.IssuedAt), ChangedLines = NoticeChanges.Between(told.Products, draft.Products),
            };
        }

        // Who is not affected any more is told just that: nothing to do, nothing to answer.
        if (draft.Withdraws) draft = draft with { Hazard = null, Instructions = null, AnswerBy = null };
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
            AnswerBy = document.AnswerBy,
            Supersedes = document.Supersedes?.Version,
            Withdraws = document.Products.Count == 0,
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
