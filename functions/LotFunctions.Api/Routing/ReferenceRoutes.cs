using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Rules;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class ReferenceRoutes
{
    public static void MapReference(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.ListItems, "List items",
                (HttpContext context, ApiCall call, ReferenceEndpoints references,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListItems, _ => references.ListItemsAsync(limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<ItemAnswer>>().Problem(StatusCodes.Status400BadRequest);
        endpoints.Map(RouteTable.GetItem, "An item",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string item) =>
                    call.RunAsync(context, RouteTable.GetItem, _ => references.GetItemAsync(item, context.RequestAborted)))
            .Gives<ItemAnswer>().Problem(StatusCodes.Status404NotFound);
        endpoints.Map(RouteTable.PutItem, "Add or replace an item",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string item) =>
                    call.RunAsync(context, RouteTable.PutItem, _ => references.PutItemAsync(item, context.Request, context.RequestAborted)))
            .Takes<Item>("The item.").Gives<ItemAnswer>();

        endpoints.Map(RouteTable.ListSuppliers, "List suppliers",
                (HttpContext context, ApiCall call, ReferenceEndpoints references,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListSuppliers, _ => references.ListSuppliersAsync(limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<SupplierAnswer>>().Problem(StatusCodes.Status400BadRequest);
        endpoints.Map(RouteTable.GetSupplier, "A supplier",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string id) =>
                    call.RunAsync(context, RouteTable.GetSupplier, _ => references.GetSupplierAsync(id, context.RequestAborted)))
            .Gives<SupplierAnswer>().Problem(StatusCodes.Status404NotFound);
        endpoints.Map(RouteTable.PutSupplier, "Add or replace a supplier",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string id) =>
                    call.RunAsync(context, RouteTable.PutSupplier, _ => references.PutSupplierAsync(id, context.Request, context.RequestAborted)))
            .Takes<Supplier>("The supplier.").Gives<SupplierAnswer>();

        endpoints.Map(RouteTable.ListCustomers, "List customers",
                (HttpContext context, ApiCall call, ReferenceEndpoints references,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListCustomers, _ => references.ListCustomersAsync(limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<CustomerAnswer>>().Problem(StatusCodes.Status400BadRequest);
        endpoints.Map(RouteTable.GetCustomer, "A customer",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string id) =>
                    call.RunAsync(context, RouteTable.GetCustomer, _ => references.GetCustomerAsync(id, context.RequestAborted)))
            .Gives<CustomerAnswer>().Problem(StatusCodes.Status404NotFound);
        endpoints.Map(RouteTable.PutCustomer, "Add or replace a customer",
                (HttpContext context, ApiCall call, ReferenceEndpoints references, string id) =>
                    call.RunAsync(context, RouteTable.PutCustomer, _ => references.PutCustomerAsync(id, context.Request, context.RequestAborted)))
            .Takes<Customer>("The customer.").Gives<CustomerAnswer>();
    }
}
