using System.Reflection;
using Azure.Core;
using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace LotFunctions.App.Tests;

/// <summary>The app is composed as it is in Azure, with the settings of the infrastructure; nothing outside is reached.</summary>
public sealed class CompositionTests : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public CompositionTests()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["WEBSITE_HOSTNAME"] = "lots.example",
                ["ServiceBus:fullyQualifiedNamespace"] = "lots.servicebus.example",
                ["Blobs:ServiceUri"] = "https://lots.blob.example",
                ["LotFunctions:Cosmos:Endpoint"] = "https://lots.documents.example",
                ["LotFunctions:NoticeSecret"] = Convert.ToBase64String(new byte[32]),
            })
            .AddApiKeys("""[{"name":"anna","sha256":"0000000000000000000000000000000000000000000000000000000000000000","roles":["quality"]}]""")
            .Build();
        // What the worker's web application brings.
        var web = WebApplication.CreateSlimBuilder().Services;
        web.AddLotFunctions(configuration, Mock.Of<TokenCredential>(), new FakeTimeProvider());
        web.AddSingleton(Mock.Of<IMessageSender>());
        services = web.BuildServiceProvider();
    }

    public static TheoryData<Type> FunctionClasses
    {
        get
        {
            var classes = new TheoryData<Type>();
            foreach (var type in typeof(AppServices).Assembly.GetTypes())
            {
                if (type.GetMethods().Any(m => m.GetCustomAttribute<FunctionAttribute>() is not null)) classes.Add(type);
            }

            return classes;
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [MemberData(nameof(FunctionClasses))]
    public void Services_FunctionClass_CanBeMade(Type type) => Assert.NotNull(ActivatorUtilities.CreateInstance(services, type));

    [Fact]
    public void Services_EveryRoute_HasItsHandler()
    {
        var router = services.GetRequiredService<ApiRouter>();

        Assert.All(RouteTable.All, route => Assert.NotNull(router.Answer(route)));
    }

    [Fact]
    public void Services_WorkersServer_LeavesTheBodysSizeToTheRoutes() =>
        Assert.Null(services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);

    [Fact]
    public void Services_Activities_AreThoseThatHaveFunctions() =>
        Assert.Equal(
            RecallParts.ActivityNames.Order(),
            services.GetRequiredService<IEnumerable<ActivityDefinition>>().Select(a => a.Name).Order());
}
