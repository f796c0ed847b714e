using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Tests.Fakes;

internal sealed class MemoryExceptions : IExceptions
{
    private readonly List<ExceptionRecord> exceptions = [];

    public IReadOnlyList<ExceptionRecord> All => exceptions;

    /// <summary>The next <see cref="AddAsync"/> fails, as a store that is away.</summary>
    public bool FailOnce { get; set; }

    public Task AddAsync(ExceptionRecord exception, CancellationToken cancellationToken)
    {
        if (FailOnce)
        {
            FailOnce = false;
            throw new IOException("The store is away.");
        }

        var at = exceptions.FindIndex(e => e.ExceptionId == exception.ExceptionId);
        if (at < 0) exceptions.Add(exception);
        else if (exceptions[at].Status != ExceptionStatus.Open) exceptions[at] = exception;
        return Task.CompletedTask;
    }

    public Task<ExceptionRecord?> FindAsync(string exceptionId, CancellationToken cancellationToken) =>
        Task.FromResult(exceptions.Find(e => e.ExceptionId == exceptionId));

    public Task SaveAsync(ExceptionRecord exception, CancellationToken cancellationToken)
    {
        exceptions[exceptions.FindIndex(e => e.ExceptionId == exception.ExceptionId)] = exception;
        return Task.CompletedTask;
    }

    public Task<Page<ExceptionRecord>> ListAsync(ExceptionStatus? status, int limit, string? continuationToken, CancellationToken cancellationToken) =>
        Task.FromResult(MemoryPage.Of(exceptions.Where(e => status is null || e.Status == status).Reverse(), limit, continuationToken));
}
