using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>A document that is not as it follows from the events.</summary>
/// <param name="Container">Holds it.</param>
/// <param name="Expected">Null when nothing has to be there.</param>
/// <param name="Actual">Null when nothing is.</param>
internal sealed record Difference(CosmosPartitions Container, CosmosItem? Expected, CosmosItem? Actual)
{
    /// <summary>Of an older form, and right in all that counts before it is made anew.</summary>
    public bool IsSound { get; init; }

    public LedgerFinding Finding
    {
        get
        {
            var item = Expected ?? Actual!;
            var what = (Expected, Actual) switch
            {
                (_, null) => "is missing",
                (null, _) => "follows from no event",
                _ => "is not what follows from the events",
            };
            return new LedgerFinding($"{Container.Name} {item.Pk}", item.Id, $"The document {what}.");
        }
    }

    /// <summary>Null when they say the same.</summary>
    public static Difference? Of(CosmosPartitions container, CosmosItem expected, CosmosItem? actual) =>
        actual is not null && expected.Key == actual.Key && actual.TryContent() is { } content && content.AsSpan().SequenceEqual(expected.Content)
            ? null
            : new Difference(container, expected, actual);

    /// <summary>Makes it as it has to be.</summary>
    public Task MendAsync(CancellationToken cancellationToken) => Expected is null
        ? Container.DeleteAsync(Actual!.Pk, Actual.Id, cancellationToken)
        : Container.PutAsync(Expected, cancellationToken);
}
