using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

public sealed class CosmosControlNumbersTests : ControlNumbersContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IControlNumbers> OpenAsync() => Task.FromResult<IControlNumbers>(new CosmosControlNumbers(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}
