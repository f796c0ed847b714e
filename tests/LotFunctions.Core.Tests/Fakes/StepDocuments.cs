using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Documents that tell of each step: before a call does its work, and after it.</summary>
internal sealed class StepDocuments(IDocuments inner, Func<Task> step) : IDocuments
{
    public Task<DocumentAdded> AddAsync(Document document, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.AddAsync(document, cancellationToken));

    public Task<Document?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.FindAsync(documentId, cancellationToken));

    public Task SaveAsync(Document document, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, async () =>
        {
            await inner.SaveAsync(document, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<ShipmentDocument>> OfShipmentsAsync(string partner, IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.OfShipmentsAsync(partner, shipments, cancellationToken));

    public Task<Page<Document>> ListAsync(DocumentStatus? status, string? supplier, int limit, string? continuationToken, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.ListAsync(status, supplier, limit, continuationToken, cancellationToken));
}

internal static class Steps
{
    public static async Task<T> AroundAsync<T>(Func<Task> step, Func<Task<T>> call)
    {
        await step();
        var result = await call();
        await step();
        return result;
    }
}
