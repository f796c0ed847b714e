using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LotFunctions.Core.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Azure.Blobs;

/// <summary>Registers the blobs in Azure.</summary>
public static class BlobServices
{
    /// <summary>
    /// Adds <see cref="IBlobStore"/> on a container of Azure Blob Storage; after another adapter's registration it replaces
    /// that. By service address it uses the <see cref="TokenCredential"/> in the container of services, or
    /// <see cref="DefaultAzureCredential"/> when there is none. Throws <see cref="ArgumentException"/> unless the options
    /// name one of the two ways. An immutability policy needs a <see cref="TimeProvider"/> in the container.
    /// </summary>
    public static IServiceCollection AddAzureBlobs(this IServiceCollection services, AzureBlobOptions options)
    {
        if (options.ServiceUri is null == string.IsNullOrEmpty(options.ConnectionString))
        {
            throw new ArgumentException("Blobs need a service address or a connection string, and not both.", nameof(options));
        }

        return services.AddSingleton<IBlobStore>(s => new AzureBlobStore(Container(s, options), Policy(s, options)));
    }

    private static Func<BlobImmutabilityPolicy?>? Policy(IServiceProvider services, AzureBlobOptions options)
    {
        if (options.Immutability is not { } immutability) return null;
        var clock = services.GetRequiredService<TimeProvider>();
        return () => new BlobImmutabilityPolicy
        {
            ExpiresOn = clock.GetUtcNow().AddDays(immutability.Days),
            PolicyMode = immutability.Locked ? BlobImmutabilityPolicyMode.Locked : BlobImmutabilityPolicyMode.Unlocked,
        };
    }

    private static BlobContainerClient Container(IServiceProvider services, AzureBlobOptions options)
    {
        if (options.ServiceUri is not null)
        {
            var credential = services.GetService<TokenCredential>() ?? new DefaultAzureCredential();
            return new BlobServiceClient(options.ServiceUri, credential).GetBlobContainerClient(options.Container);
        }

        var container = new BlobContainerClient(options.ConnectionString, options.Container);
        container.CreateIfNotExists();
        return container;
    }
}
