#pragma warning disable CS9113
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Recalls;

/// <summary>What can be asked of recalls. Null: there is no such thing.</summary>
public sealed class RecallQueries(IRecalls recalls, IBlobStore blobs, TimeProvider clock)
{
    public Task<RecallView?> FindAsync(string recallId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Page<RecallView>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="version">Null: the current one.</param>
    public Task<RecallScope?> ScopeAsync(string recallId, int? version, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ScopeDiff?> DiffAsync(string recallId, int from, int to, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Page<NoticeView>?> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A notice's file in blob storage.</summary>
    /// <param name="version">Null: the customer's latest.</param>
    public Task<NoticeFile?> NoticeFileAsync(string recallId, string customer, string extension, int? version, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<BlobInfo?> PackageAsync(string recallId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
