using Azure.Core;
using Azure.Messaging.ServiceBus;
using LotFunctions.App.Functions;
using LotFunctions.App.ServiceBus;
using LotFunctions.App.Workflows;
using LotFunctions.Azure.Blobs;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.App;

/// <summary>What only this host has: its queues and its workflow engine.</summary>
public static class AppServices
{
    public static IServiceCollection AddAzureQueues(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        services.AddSingleton(_ => ClientOf(configuration, credential));
        services.AddSingleton<IMessageSender, ServiceBusMessageSender>();
        return services;
    }

    /// <summary>Blob storage by <c>Blobs:ServiceUri</c> and the identity, or for an emulator by <c>Blobs:ConnectionString</c>.</summary>
    public static IServiceCollection AddAzureBlobs(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        services.AddSingleton(credential);
        return services.AddAzureBlobs(configuration.GetSection("Blobs").Get<AzureBlobOptions>() ?? new AzureBlobOptions());
    }

    /// <summary>Activities come from the container as <see cref="ActivityDefinition"/>, the workflow as <see cref="WorkflowDefinition"/>.</summary>
    public static IServiceCollection AddDurableWorkflows(this IServiceCollection services)
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
