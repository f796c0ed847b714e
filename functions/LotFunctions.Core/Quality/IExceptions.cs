namespace LotFunctions.Core.Quality;

/// <summary>The list of what needs a person.</summary>
public interface IExceptions
{
    /// <summary>Adds it once; a second one of the same id is ignored unless the first is resolved: then it is open again.</summary>
    Task AddAsync(ExceptionRecord exception, CancellationToken cancellationToken);

    Task<ExceptionRecord?> FindAsync(string exceptionId, CancellationToken cancellationToken);

    Task SaveAsync(ExceptionRecord exception, CancellationToken cancellationToken);

    /// <summary>Newest first; of one status or all.</summary>
    Task<Page<ExceptionRecord>> ListAsync(ExceptionStatus? status, int limit, string? continuationToken, CancellationToken cancellationToken);
}
