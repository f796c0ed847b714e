using LotFunctions.Core.Intake;

namespace LotFunctions.Infra.Tests;

/// <summary>What would be deployed: nothing that is not meant, nothing that a key opens, and what the code names.</summary>
public sealed class PredictionTests
{
    /// <summary>After a change that is meant: <c>GOLDEN_WRITE=1 dotnet test tests/LotFunctions.Infra.Tests</c>, and read the difference.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Snapshot_Environment_IsAsCommitted(string environment)
    {
        var write = Environment.GetEnvironmentVariable("GOLDEN_WRITE") == "1";

        var (exitCode, output, diagnostics) = Prediction.Snapshot(environment, write);

        Assert.Equal("", diagnostics);
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Services_OfAnEnvironment_AreOpenedByIdentityOnly(string environment)
    {
        var prediction = Prediction.Of(environment);

        Assert.All(prediction.OfType("Microsoft.Storage/storageAccounts"), a =>
        {
            Assert.False((bool)a["properties"]!["allowSharedKeyAccess"]!);
            Assert.False((bool)a["properties"]!["allowBlobPublicAccess"]!);
        });
        Assert.True((bool)Assert.Single(prediction.OfType("Microsoft.DocumentDB/databaseAccounts"))["properties"]!["disableLocalAuth"]!);
        Assert.True((bool)Assert.Single(prediction.OfType("Microsoft.ServiceBus/namespaces"))["properties"]!["disableLocalAuth"]!);
        Assert.True((bool)Assert.Single(prediction.OfType("Microsoft.Insights/components"))["properties"]!["DisableLocalAuth"]!);
        Assert.True((bool)Assert.Single(prediction.OfType("Microsoft.KeyVault/vaults"))["properties"]!["enableRbacAuthorization"]!);
        Assert.DoesNotContain(prediction.All, r => r.ToJsonString().Contains("listKeys", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(prediction.All, r => r.ToJsonString().Contains("AccountKey=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Roles_OfTheApp_AreOnResourcesAndNotOnTheGroup()
    {
        var assignments = Prediction.Of("prod").OfType("Microsoft.Authorization/roleAssignments").ToList();

        Assert.All(assignments, a => Assert.Contains("/providers/Microsoft.", ScopeOf((string)a["id"]!), StringComparison.Ordinal));
        // Owner, Contributor and User Access Administrator, which no program needs.
        string[] broad = ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "b24988ac-6180-42a0-ab88-20f7382dd24c", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"];
        Assert.DoesNotContain(assignments, a => broad.Any(id => a.ToJsonString().Contains(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Queues_OfAnEnvironment_AreThoseOfTheCode(string environment)
    {
        var queues = Prediction.Of(environment).OfType("Microsoft.ServiceBus/namespaces/queues").ToList();

        Assert.Equal(
            new[] { QueueNames.AsnInbound, QueueNames.NoticesOutbound, QueueNames.ScansInbound }.Order(),
            queues.Select(q => ((string)q["name"]!).Split('/')[^1]).Order());
        Assert.All(queues, q => Assert.True((bool)q["properties"]!["requiresDuplicateDetection"]!));
    }

    [Fact]
    public void Records_InProduction_CannotBeChanged()
    {
        var policy = Assert.Single(Prediction.Of("prod").OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"));

        Assert.EndsWith("/lotfunctions/default", (string)policy["name"]!, StringComparison.Ordinal);
        Assert.True((int)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]! >= 730);
    }

    [Fact]
    public void Services_InProduction_HaveNoPublicAddress()
    {
        var prediction = Prediction.Of("prod");
        string[] types =
        [
            "Microsoft.Storage/storageAccounts", "Microsoft.DocumentDB/databaseAccounts", "Microsoft.ServiceBus/namespaces", "Microsoft.KeyVault/vaults",
        ];

        Assert.All(types.SelectMany(prediction.OfType), r => Assert.Equal("Disabled", (string?)r["properties"]!["publicNetworkAccess"]));
        Assert.Equal(7, prediction.OfType("Microsoft.Network/privateEndpoints").Count());
    }

    private static string ScopeOf(string assignmentId) =>
        assignmentId[..assignmentId.LastIndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal)];
}
