using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorControlNumbersTests(EmulatorFixture emulator) : ControlNumbersContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<IControlNumbers> OpenAsync() => Task.FromResult<IControlNumbers>(new CosmosControlNumbers(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorDocumentsTests(EmulatorFixture emulator) : DocumentsContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<IDocuments> OpenAsync() => Task.FromResult<IDocuments>(new CosmosDocuments(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorExceptionsTests(EmulatorFixture emulator) : ExceptionsContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<IExceptions> OpenAsync() => Task.FromResult<IExceptions>(new CosmosExceptions(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorReferenceDataTests(EmulatorFixture emulator) : ReferenceDataContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<IReferenceData> OpenAsync() => Task.FromResult<IReferenceData>(new CosmosReferenceData(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorRecallsTests(EmulatorFixture emulator) : RecallsContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<IRecalls> OpenAsync() => Task.FromResult<IRecalls>(new CosmosRecalls(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorLotRulesTests(EmulatorFixture emulator) : LotRulesContract
{
    private readonly CosmosPlace place = new(emulator);

    protected override Task<ILotRules> OpenAsync() => Task.FromResult<ILotRules>(new CosmosLotRules(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

[EmulatorRequired]
[Collection(EmulatorTests.Name)]
public sealed class EmulatorLedgerTests(EmulatorFixture emulator) : LedgerContract
{
    private readonly CosmosPlace place = new(emulator);
    private CosmosLedger? ledger;

    protected override long Histories => 2;

    protected override Task<ILedger> OpenAsync() =>
        Task.FromResult<ILedger>(ledger = new CosmosLedger(place.Open(), new Admission(Clock)));

    protected override async Task CloseAsync()
    {
        if (ledger is not null) await ledger.DisposeAsync();
        await place.CloseAsync();
    }

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}
