using System.Text;
using Azure.Core;
using Azure.Messaging.ServiceBus;
using Azure.Monitor.OpenTelemetry.Exporter;
using LotFunctions.Api;
using LotFunctions.Api.Drop;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Routing;
using LotFunctions.App.Functions;
using LotFunctions.App.ServiceBus;
using LotFunctions.App.Workflows;
using LotFunctions.Azure.Blobs;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Workflows;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LotFunctions.App;

/// <summary>What only this host has: its stores, its queues, its secrets and its workflow engine.</summary>
public static class AppServices
{
    /// <summary>Callers' keys from <c>LotFunctions:ApiKeysJson</c>, which holds the array <c>ApiKeys</c> as the key vault has it.</summary>
    public static IConfigurationBuilder AddApiKeys(this IConfigurationBuilder configuration, string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return configuration;
        // The builder reads it later.
        return configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"LotFunctions\":{{\"ApiKeys\":{json}}}}}")));
    }

    /// <summary>All that the functions need, but for what the worker brings itself.</summary>
    public static IServiceCollection AddLotFunctions(
        this IServiceCollection services, IConfiguration configuration, TokenCredential credential, TimeProvider clock)
    {
        services.AddSingleton(clock);
        // The worker's own server would stop at 30 MB; each route has its own limit, the same on every host.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        services.AddLotFunctionsApi(configuration);
        services.AddSingleton<ApiRouter>();
        services.AddSingleton<DroppedNotices>();
        services.AddUseCases(configuration, $"https://{configuration["WEBSITE_HOSTNAME"]}/api/notices");
        services.AddAzureStores(configuration, credential);
        services.AddTokens(configuration);
        services.AddAzureQueues(configuration, credential);
        services.AddDurableWorkflows();
        services.AddHealthChecks().AddStores().AddCheck<QueueCheck>("queues");
        return services;
    }

    /// <summary>
    /// Traces and metrics to Application Insights, by identity, where its connection string is configured. The worker takes up
    /// the W3C trace that the host hands it; the SDKs carry it through the queues and Durable through the orchestration, so that
    /// a notice's message has the trace of the request that began its recall.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        // The SDKs' spans are switched off by default.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource("Azure.*"))
            .WithMetrics(metrics => metrics.AddMeter(IntakeMetrics.MeterName));
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 })
        {
            telemetry.UseAzureMonitorExporter(exporter => exporter.Credential = credential);
        }

        return services;
    }

    private static IServiceCollection AddAzureQueues(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        services.AddSingleton(_ => ClientOf(configuration, credential));
        services.AddSingleton<IMessageSender, ServiceBusMessageSender>();
        services.AddSingleton<IDeadLetters, TakenDeadLetters>();
        return services;
    }

    /// <summary>
    /// The ledger and the registers on Cosmos DB (<c>LotFunctions:Cosmos</c>), blobs by <c>Blobs:ServiceUri</c>: both with the
    /// identity, or for emulators with a key and a connection string.
    /// </summary>
    private static IServiceCollection AddAzureStores(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        services.AddSingleton(credential);
        services.AddCosmosStores(configuration.GetSection(CosmosOptions.Section).Get<CosmosOptions>() ?? new CosmosOptions());
        return services.AddAzureBlobs(configuration.GetSection("Blobs").Get<AzureBlobOptions>() ?? new AzureBlobOptions());
    }

    /// <summary>The secret behind the customers' links: <c>LotFunctions:NoticeSecret</c>, 32 bytes in Base64.</summary>
    private static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ITokenSource>(_ => new HmacTokenSource(Convert.FromBase64String(
            configuration["LotFunctions:NoticeSecret"] ?? throw new InvalidOperationException("The setting LotFunctions__NoticeSecret is missing."))));

    /// <summary>Activities come from the container as <see cref="ActivityDefinition"/>, the workflow as <see cref="WorkflowDefinition"/>.</summary>
    private static IServiceCollection AddDurableWorkflows(this IServiceCollection services)
    {
        services.AddSingleton<DurableClientAccessor>();
        services.AddSingleton<IWorkflows, DurableWorkflows>();
        return services;
    }

    // The same settings as the triggers': with an identity or, for an emulator, a connection string.
    private static ServiceBusClient ClientOf(IConfiguration configuration, TokenCredential credential)
    {
        var section = configuration.GetSection(QueueFunctions.Connection);
        return section.Value is { Length: > 0 } connectionString
            ? new ServiceBusClient(connectionString)
            : new ServiceBusClient(
                section["fullyQualifiedNamespace"] ?? throw new InvalidOperationException("The setting ServiceBus__fullyQualifiedNamespace is missing."),
                credential);
    }
}
