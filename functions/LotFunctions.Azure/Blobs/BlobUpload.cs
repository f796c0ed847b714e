using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BlobConflictException = LotFunctions.Core.Evidence.BlobConflictException;
using BlobInfo = LotFunctions.Core.Evidence.BlobInfo;

namespace LotFunctions.Azure.Blobs;

/// <summary>
/// One write of one blob. Blocks are staged and hashed as they come, and are nothing to any reader until the commit; what
/// is never committed the service removes by itself. A content of one block goes in one request.
/// </summary>
internal sealed class BlobUpload(BlockBlobClient blob, string contentType, BlobImmutabilityPolicy? policy) : IDisposable
{
    /// <summary>In bytes. Times the service's 50,000 blocks a blob it is the largest blob.</summary>
    public const int BlockSize = 4 << 20;

    // The service refuses what was damaged on the way. MD5 is enough for that, and emulators check it too.
    private static readonly UploadTransferValidationOptions Checksum = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<string> blocks = [];
    private BlobInfo? stored;
    private long length;

    public void Dispose() => hash.Dispose();

    public async Task StageAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        // A name that is taken is not uploaded to: it may be under a policy that refuses even the blocks.
        if (length == 0) stored = await BlobFacts.FindAsync(blob, cancellationToken);
        Add(block);
        if (stored is null) await SendAsync(block, cancellationToken);
    }

    /// <summary>
    /// Ends the content with its last part and makes the blob. When the name is taken: the first write's info, or
    /// <see cref="BlobConflictException"/>.
    /// </summary>
    public async Task<BlobInfo> CommitAsync(ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        Add(last);
        var info = new BlobInfo(blob.Name, length, Convert.ToHexStringLower(hash.GetCurrentHash()), contentType);
        if (stored is not null) return Settle(info, stored);
        return (blocks.Count == 0 ? await TryPutAsync(info, last, cancellationToken) : null)
            ?? await PutListAsync(info, last, cancellationToken);
    }

    private static BlobInfo Settle(BlobInfo info, BlobInfo stored) =>
        (stored.Length, stored.Sha256) == (info.Length, info.Sha256) ? stored : throw new BlobConflictException(info.Name);

    // Another writer's commit also discards the blocks that this one has staged.
    private static bool MayBeTaken(RequestFailedException e) => e.Status is 409 or 412 || e.ErrorCode == BlobErrorCode.InvalidBlockList;

    private void Add(ReadOnlyMemory<byte> block)
    {
        hash.AppendData(block.Span);
        length += block.Length;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        // Named by place and content: writers of different contents at the same time do not mix their blocks.
        var id = new byte[sizeof(int) + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, blocks.Count);
        SHA256.HashData(block.Span, id.AsSpan(sizeof(int)));
        var name = Convert.ToBase64String(id);

        await blob.StageBlockAsync(name, Content(block), new BlockBlobStageBlockOptions { TransferValidation = Checksum }, cancellationToken);
        blocks.Add(name);
    }

    /// <summary>
    /// In one request. Null when the name is refused and yet nobody's: an emulator holds it for the blocks of a writer that
    /// was stopped, and gives it to a list alone.
    /// </summary>
    private async Task<BlobInfo?> TryPutAsync(BlobInfo info, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = Headers(),
            Metadata = BlobFacts.Metadata(info),
            Conditions = NameIsFree(),
            ImmutabilityPolicy = policy,
            TransferValidation = Checksum,
            TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockSize },
        };
        try
        {
            await blob.UploadAsync(Content(content), options, cancellationToken);
            return info;
        }
        catch (RequestFailedException e) when (MayBeTaken(e))
        {
            // What is stored may be this write's own, whose answer was lost.
            return await BlobFacts.FindAsync(blob, cancellationToken) is { } there ? Settle(info, there) : null;
        }
    }

    private async Task<BlobInfo> PutListAsync(BlobInfo info, ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        var options = new CommitBlockListOptions
        {
            HttpHeaders = Headers(), Metadata = BlobFacts.Metadata(info), Conditions = NameIsFree(), ImmutabilityPolicy = policy,
        };
        try
        {
            if (!last.IsEmpty) await SendAsync(last, cancellationToken);
            await blob.CommitBlockListAsync(blocks, options, cancellationToken);
            return info;
        }
        catch (RequestFailedException e) when (MayBeTaken(e))
        {
            if (await BlobFacts.FindAsync(blob, cancellationToken) is { } there) return Settle(info, there);
            throw;
        }
    }

    private BlobHttpHeaders Headers() => new() { ContentType = contentType };

    private static BlobRequestConditions NameIsFree() => new() { IfNoneMatch = ETag.All };

    private static Stream Content(ReadOnlyMemory<byte> bytes) => BinaryData.FromBytes(bytes).ToStream();
}
