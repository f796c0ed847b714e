namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>The collection of the suites that share one emulator.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "azurite";
}
