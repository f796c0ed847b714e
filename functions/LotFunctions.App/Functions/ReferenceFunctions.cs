using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Items, suppliers and customers.</summary>
public sealed class ReferenceFunctions(ApiRouter api)
{
    [Function("items-get")]
    public IResult ListItems([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/items")] HttpRequest request) =>
        api.Answer(RouteTable.ListItems);

    [Function("items-one-get")]
    public IResult GetItem([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/items/{item}")] HttpRequest request) =>
        api.Answer(RouteTable.GetItem);

    [Function("items-one-put")]
    public IResult PutItem([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/items/{item}")] HttpRequest request) =>
        api.Answer(RouteTable.PutItem);

    [Function("suppliers-get")]
    public IResult ListSuppliers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/suppliers")] HttpRequest request) =>
        api.Answer(RouteTable.ListSuppliers);

    [Function("suppliers-one-get")]
    public IResult GetSupplier([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/suppliers/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.GetSupplier);

    [Function("suppliers-one-put")]
    public IResult PutSupplier([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/suppliers/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.PutSupplier);

    [Function("customers-get")]
    public IResult ListCustomers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/customers")] HttpRequest request) =>
        api.Answer(RouteTable.ListCustomers);

    [Function("customers-one-get")]
    public IResult GetCustomer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/customers/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.GetCustomer);

    [Function("customers-one-put")]
    public IResult PutCustomer([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/customers/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.PutCustomer);
}
