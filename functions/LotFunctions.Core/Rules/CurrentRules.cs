namespace LotFunctions.Core.Rules;

/// <summary>
/// The version in force, kept in memory: events cost no read of it. It is read again after a change by this process, and at the
/// latest after <see cref="Lifetime"/>, because another process may have changed it.
/// </summary>
public sealed class CurrentRules(ILotRules rules, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private Kept? kept;

    internal ValueTask<RuleBook> BookAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref kept) is { } fresh && clock.GetElapsedTime(fresh.ReadAt) < Lifetime
            ? new ValueTask<RuleBook>(fresh.Book)
            : new ValueTask<RuleBook>(ReadAsync(cancellationToken));

    /// <summary>The version in force as it is stored now.</summary>
    public async Task<LotRuleSet?> ReadAgainAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Rules;

    private async Task<RuleBook> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();
        var before = Volatile.Read(ref kept)?.Book;
        var found = await rules.CurrentAsync(cancellationToken);
        var book = found is null ? RuleBook.None : before?.Version == found.Version ? before : new RuleBook(found);

        // A slow reader does not put an older version over a newer one.
        while (Volatile.Read(ref kept) is var known && (known is null || known.Book.Version <= book.Version))
        {
            if (Interlocked.CompareExchange(ref kept, new Kept(book, readAt), known) == known) return book;
        }

        return Volatile.Read(ref kept)!.Book;
    }

    private sealed record Kept(RuleBook Book, long ReadAt);
}
