using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>The door for advance ship notices: archives, recognises, registers and queues; reads no more than the envelope.</summary>
public sealed class AsnIntake(
    IBlobStore blobs, IDocuments documents, IReferenceData references, IExceptions exceptions, IMessageSender sender, TimeProvider clock)
{
    private const int PageSize = 200;
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);

    private readonly SupplierDirectory suppliers = new(references);
    private readonly DocumentExceptions refused = new(exceptions, clock);
    private readonly InterchangeBytes interchanges = new(blobs);

    /// <summary>As <see cref="PostAsync(Stream, AsnCaller, CancellationToken)"/>, of bytes that are all there.</summary>
    public async Task<AsnResult> PostAsync(ReadOnlyMemory<byte> body, AsnCaller caller, CancellationToken cancellationToken)
    {
        using var stream = MemoryMarshal.TryGetArray(body, out var part)
            ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
        return await PostAsync(stream, caller, cancellationToken);
    }

    /// <summary>
    /// Takes in one interchange. When it answers, the bytes and the answer are durable; the same bytes may be sent again at any
    /// time. The bytes go to the archive as they come: memory does not grow with them, and when the stream fails nothing is left.
    /// </summary>
    /// <param name="body">The bytes as they come, within the caller's limit.</param>
    public Task<AsnResult> PostAsync(Stream body, AsnCaller caller, CancellationToken cancellationToken) => PostAsync(body, caller, isPart: false, cancellationToken);

    /// <summary>The same of an interchange that is cut out of a body: it is known again also where white space stands around it.</summary>
    internal Task<AsnResult> PostPartAsync(Stream body, AsnCaller caller, CancellationToken cancellationToken) => PostAsync(body, caller, isPart: true, cancellationToken);

    private async Task<AsnResult> PostAsync(Stream body, AsnCaller caller, bool isPart, CancellationToken cancellationToken)
    {
        var first = new byte[AsnEnvelope.Window].AsMemory();
        first = first[..await body.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken)];
        if (first.IsEmpty) return new AsnResult.Unreadable([new Diagnostic("empty-body", "The request has no body.")], null);

        var document = await ArchiveAsync(new PeekedStream(first, body), caller, cancellationToken);
        document = await TextForm.OfAsync(document, first, blobs, cancellationToken);
        var envelope = await EnvelopeAsync(document, first, cancellationToken);
        var read = document with { Format = envelope.Format, Sender = envelope.Sender, Receiver = envelope.Receiver, ControlNumber = envelope.ControlNumber };
        return envelope.Problems.Count > 0
            ? await RejectAsync(read, envelope.Problems, cancellationToken)
            : await AdmitAsync(read, caller, isPart, cancellationToken);
    }

    /// <summary>Queues every document again that is still to be processed, for the crash between registering and queueing; how many.</summary>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        string? token = null;
        do
        {
            var page = await documents.ListAsync(DocumentStatus.Accepted, null, PageSize, token, cancellationToken);
            foreach (var document in page.Items) await QueueAsync(document, cancellationToken);
            count += page.Items.Count;
            token = page.ContinuationToken;
        }
        while (token is not null);

        return count;
    }

    /// <summary>The document as soon as it is no longer <see cref="DocumentStatus.Accepted"/>, or as it is when the time is over; null when unknown.</summary>
    public async Task<Document?> WaitAsync(string documentId, TimeSpan wait, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var poll = FirstPoll;
        while (true)
        {
            var document = await documents.FindAsync(documentId, cancellationToken);
            var left = wait - clock.GetElapsedTime(start);
            if (document is not { Status: DocumentStatus.Accepted } || left <= TimeSpan.Zero) return document;
            await Task.Delay(poll < left ? poll : left, clock, cancellationToken);
            poll = poll * 2 < LongestPoll ? poll * 2 : LongestPoll;
        }
    }

    private async Task<Document> ArchiveAsync(Stream body, AsnCaller caller, CancellationToken cancellationToken)
    {
        var archived = await blobs.WriteAsync(Document.RawBlobOf, body, "application/octet-stream", cancellationToken);
        return new Document
        {
            DocumentId = Document.IdOf(archived.Sha256),
            Status = DocumentStatus.Accepted,
            ReceivedAt = clock.GetUtcNow(),
            ReceivedBy = caller.Name,
            Supplier = caller.Supplier,
            BoundTo = caller.Supplier,
            Sha256 = archived.Sha256,
            Length = archived.Length,
        };
    }

    private async Task<AsnEnvelope> EnvelopeAsync(Document document, ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        Task<Stream> OpenAsync() => blobs.OpenAsync(document.TextBlob, cancellationToken);
        if (document.TextSha256 is null) return await AsnEnvelope.ReadAsync(first, OpenAsync, cancellationToken);
        var text = new byte[AsnEnvelope.Window];
        await using var all = await OpenAsync();
        var length = await all.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        return await AsnEnvelope.ReadAsync(text.AsMemory(0, length), OpenAsync, cancellationToken);
    }

    private async Task<AsnResult> RejectAsync(Document document, IReadOnlyList<Diagnostic> problems, CancellationToken cancellationToken)
    {
        var added = await documents.AddAsync(Rejected(document, problems), cancellationToken);
        await TellAsync(added.Stored, cancellationToken);
        return new AsnResult.Unreadable(added.Stored.Errors, added.Stored);
    }

    private async Task<AsnResult> AdmitAsync(Document document, AsnCaller caller, bool isPart, CancellationToken cancellationToken)
    {
        if (await OfSenderAsync(document, caller, cancellationToken) is not { } ours) return await MismatchAsync(document, caller.Supplier!, cancellationToken);
        var added = await documents.AddAsync(ours, cancellationToken);
        if (added.Outcome != DocumentAddOutcome.ControlNumberReused) return await RegisteredAsync(added, cancellationToken);
        return await RepeatedAsync(ours, added.Stored, caller, isPart, cancellationToken) ?? await ReusedAsync(ours, added.Stored, cancellationToken);
    }

    /// <summary>The document with its sender's supplier; null when the caller may not send for that one.</summary>
    private async Task<Document?> OfSenderAsync(Document document, AsnCaller caller, CancellationToken cancellationToken)
    {
        if (caller.Supplier is not { } supplier) return document with { Supplier = await suppliers.FindAsync(document.Sender!, cancellationToken) };
        return await suppliers.IsAsync(supplier, document.Sender!, cancellationToken) ? document : null;
    }

    /// <summary>
    /// Of a body with several interchanges of which the first came before with the same bytes, the first one that is new is the
    /// document's own; when none is, or the one that came before stood in a body with others, it is the document that was there.
    /// Nothing is kept before the document is registered, so that an attempt that died is simply made again.
    /// </summary>
    /// <returns>Null when the control number was used for other bytes.</returns>
    private async Task<AsnResult?> RepeatedAsync(Document document, Document known, AsnCaller caller, bool isPart, CancellationToken cancellationToken)
    {
        var all = await interchanges.OfAsync(document, InterchangeBytes.Most, cancellationToken);
        if (all.Count == 0 || !await IsAsync(document, all[0], known, cancellationToken)) return null;
        var others = false;
        foreach (var next in all.Skip(1))
        {
            var header = next.Header;
            var own = document with { Begins = next.Start, Format = header.Format, Sender = header.Sender, Receiver = header.Receiver, ControlNumber = header.ControlNumber };
            if (header.Sender is null || string.IsNullOrEmpty(header.ControlNumber) || await OfSenderAsync(own, caller, cancellationToken) is not { } ours)
            {
                others = true;
                continue;
            }

            var added = await documents.AddAsync(ours, cancellationToken);
            if (added.Outcome != DocumentAddOutcome.ControlNumberReused) return await RegisteredAsync(added, cancellationToken);
            others |= !await IsAsync(document, next, added.Stored, cancellationToken);
        }

        if (others) return null;
        if (all.Count > 1 || isPart || known.Begins is not null) return new AsnResult.AlreadyThere(known);
        return (await interchanges.OfAsync(known, 2, cancellationToken)).Count > 1 ? new AsnResult.AlreadyThere(known) : null;
    }

    private async Task<bool> IsAsync(Document document, InterchangeBytes.Interchange interchange, Document known, CancellationToken cancellationToken) =>
        await interchanges.OfAsync(known, 1, cancellationToken) is [var own] && await interchanges.AreSameAsync(document, interchange, known, own, cancellationToken);

    /// <summary>
    /// A refused sender's document has an id of its own and holds no control number: the same bytes from the right supplier,
    /// before or after, are another document, and its numbers are still free.
    /// </summary>
    private async Task<AsnResult> MismatchAsync(Document document, string supplier, CancellationToken cancellationToken)
    {
        var refusal = new Refusal(RefusalCode.SenderMismatch, $"The sender {document.Sender!.Qualifier}/{document.Sender.Id} is no EDI identity of supplier {supplier}.");
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Sha256}/{supplier}"));
        var own = Rejected(document, [new Diagnostic(refusal.Code, refusal.Detail)]) with
        {
            DocumentId = Document.IdOf(Convert.ToHexStringLower(id)),
            ControlNumber = null,
        };
        var added = await documents.AddAsync(own, cancellationToken);
        await TellAsync(added.Stored, cancellationToken);
        return new AsnResult.Refused(refusal, added.Stored);
    }

    private async Task<AsnResult> RegisteredAsync(DocumentAdded added, CancellationToken cancellationToken)
    {
        var isNew = added.Outcome == DocumentAddOutcome.Added;
        // The first attempt may have died before it was queued.
        if (isNew || added.Stored.Status == DocumentStatus.Accepted) await QueueAsync(added.Stored, cancellationToken);
        return isNew ? new AsnResult.Accepted(added.Stored) : new AsnResult.AlreadyThere(added.Stored);
    }

    private async Task<AsnResult> ReusedAsync(Document document, Document first, CancellationToken cancellationToken)
    {
        var refusal = new Refusal(
            RefusalCode.ControlNumberReused,
            $"The sender {document.Sender!.Qualifier}/{document.Sender.Id} used its control number {document.ControlNumber} for document {first.DocumentId}, which has other content.");
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = $"x-{document.DocumentId}",
                Source = QueueNames.AsnInbound,
                Code = refusal.Code,
                Detail = $"{refusal.Detail} The new bytes are archived as {document.RawBlob}.",
                Original = Encoding.UTF8.GetString(CanonicalJson.Write(document)),
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
        return new AsnResult.Refused(refusal, first);
    }

    private Task TellAsync(Document document, CancellationToken cancellationToken) =>
        refused.TellAsync(document, new AsnMessage(document.DocumentId), cancellationToken);

    private Task QueueAsync(Document document, CancellationToken cancellationToken) =>
        sender.SendAsync(QueueNames.AsnInbound, document.DocumentId, new AsnMessage(document.DocumentId).Write(), cancellationToken);

    private Document Rejected(Document document, IReadOnlyList<Diagnostic> errors) =>
        document with { Status = DocumentStatus.Rejected, Errors = errors, ProcessedAt = clock.GetUtcNow() };
}
