using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Endpoints;

/// <summary>Items, suppliers and customers.</summary>
public sealed class ReferenceEndpoints(IReferenceData references)
{
    public Task<IResult> PutItemAsync(string item, HttpRequest request, CancellationToken cancellationToken) =>
        PutAsync("item", LotKey.NormaliseItem, item, request, ReferenceBodies.Item, ItemAnswer.Of, cancellationToken);

    public Task<IResult> GetItemAsync(string item, CancellationToken cancellationToken) =>
        GetAsync<Item, ItemAnswer>(LotKey.NormaliseItem(item), ItemAnswer.Of, cancellationToken);

    public Task<IResult> ListItemsAsync(string? limit, string? continuationToken, CancellationToken cancellationToken) =>
        ListAsync<Item, ItemAnswer>(limit, continuationToken, ItemAnswer.Of, cancellationToken);

    public Task<IResult> PutSupplierAsync(string id, HttpRequest request, CancellationToken cancellationToken) =>
        PutAsync("id", Trimmed, id, request, ReferenceBodies.Supplier, SupplierAnswer.Of, cancellationToken);

    public Task<IResult> GetSupplierAsync(string id, CancellationToken cancellationToken) =>
        GetAsync<Supplier, SupplierAnswer>(id.Trim(), SupplierAnswer.Of, cancellationToken);

    public Task<IResult> ListSuppliersAsync(string? limit, string? continuationToken, CancellationToken cancellationToken) =>
        ListAsync<Supplier, SupplierAnswer>(limit, continuationToken, SupplierAnswer.Of, cancellationToken);

    public Task<IResult> PutCustomerAsync(string id, HttpRequest request, CancellationToken cancellationToken) =>
        PutAsync("id", Trimmed, id, request, ReferenceBodies.Customer, CustomerAnswer.Of, cancellationToken);

    public Task<IResult> GetCustomerAsync(string id, CancellationToken cancellationToken) =>
        GetAsync<Customer, CustomerAnswer>(id.Trim(), CustomerAnswer.Of, cancellationToken);

    public Task<IResult> ListCustomersAsync(string? limit, string? continuationToken, CancellationToken cancellationToken) =>
        ListAsync<Customer, CustomerAnswer>(limit, continuationToken, CustomerAnswer.Of, cancellationToken);

    private static string Trimmed(string id) => id.Trim();

    /// <param name="name">The id's name in the answer: what <c>GET</c> gave may be put again, with the id in it.</param>
    private async Task<IResult> PutAsync<T, TAnswer>(
        string name, Func<string, string> normalise, string path, HttpRequest request, Func<JsonFields, T> read, Func<string, T, TAnswer> shape, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        var id = normalise(path);
        // Ids of all kinds are as long and as plain as an item's.
        if (!LotKey.TryCreateWithoutLot(id, out _, out var reason)) return Problems.Of([new ApiError("id-invalid", reason)]).Result();
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        var record = read(fields);
        if (fields.Id(name) is { } own && normalise(own) != id) fields.Error("invalid-value", $"The path names '{id}'.", name);
        fields.Done();
        if (errors.Count > 0) return errors.Result();
        await references.PutAsync(id, record, cancellationToken);
        return ApiJson.Result(shape(id, record));
    }

    private async Task<IResult> GetAsync<T, TAnswer>(string id, Func<string, T, TAnswer> shape, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        await references.FindAsync<T>(id, cancellationToken) is { } record
            ? ApiJson.Result(shape(id, record))
            : Problems.NotFound($"There is no {id} among the {T.Kind}.").Result();

    private Task<IResult> ListAsync<T, TAnswer>(
        string? limit, string? continuationToken, Func<string, T, TAnswer> shape, CancellationToken cancellationToken)
        where T : class, IReferenceRecord => Lists.AnswerAsync(
            new QueryReader(), limit, continuationToken, async count => await references.ListAsync<T>(count, continuationToken, cancellationToken),
            pair => shape(pair.Key, pair.Value));
}
