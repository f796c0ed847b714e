namespace LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;

/// <summary>The collection of the suites that share one emulator.</summary>
[CollectionDefinition(Name)]
public sealed class EmulatorTests : ICollectionFixture<EmulatorFixture>
{
    public const string Name = "cosmos emulator";
}
