using LotFunctions.Api;
using LotFunctions.Api.Drop;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Embedded.Workflows;
using LotFunctions.Local.Drop;
using LotFunctions.Local.Queues;

namespace LotFunctions.Local.Hosting;

/// <summary>Composes the embedded host: the API, the use cases, the adapters for one machine, the pump.</summary>
public static class LocalHost
{
    /// <summary>The host, with its data folder open and not yet started.</summary>
    /// <exception cref="LocalSetupException">It is set up in a way that it must not start in.</exception>
    public static WebApplication Build(LocalOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddFolderSettings(options.DataFolder)
            .AddInMemoryCollection(options.Settings);
        var listening = Listening.Parse(options.Urls);
        var open = IsOpen(builder.Configuration);
        if (open) RequireLoopback(listening, builder.Configuration);

        Log(builder.Logging);
        Listen(builder.WebHost, builder.Configuration, listening);
        Compose(builder.Services, builder.Configuration, options, listening.Urls[0]);
        var app = builder.Build();
        Open(app, options);
        if (open) app.Logger.LogWarning("No API keys are configured: every caller on this machine has every role, and nobody else can reach it.");
        CountRequestUnits(app);
        app.UseLotFunctions();
        app.MapLotFunctions();
        app.MapConsole();
        return app;
    }

    private static bool IsOpen(IConfiguration configuration) =>
        !configuration.GetSection($"{AccessOptions.Section}:{nameof(AccessOptions.ApiKeys)}").GetChildren().Any()
        && (configuration.GetSection($"{AccessOptions.Section}:{nameof(AccessOptions.Entra)}").Get<EntraOptions>() ?? new EntraOptions()) is { IsConfigured: false };

    private static void RequireLoopback(Listening listening, IConfiguration configuration)
    {
        if (!listening.IsLoopbackOnly)
        {
            throw new LocalSetupException(
                $"Without API keys the host listens on loopback only, and {string.Join(" ", listening.Urls)} can be reached from elsewhere. "
                + "Configure LotFunctions:ApiKeys, or listen on http://localhost:PORT.");
        }

        // These addresses would come before --urls.
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new LocalSetupException("Without API keys the host listens only where --urls says; remove Kestrel:Endpoints from the configuration.");
        }
    }

    private static void Listen(IWebHostBuilder host, IConfiguration configuration, Listening listening)
    {
        // Those addresses come before --urls.
        if (!configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) listening.TakePorts();
        host.UseUrls([.. listening.Urls]);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each route has its own limit, the same on every host.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        host.UseSockets(sockets => sockets.CreateBoundListenSocket = listening.SocketFor);
    }

    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });
        // The framework's own lines hold whole addresses, and a notice's address holds its token.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
    }

    private static void Compose(IServiceCollection services, IConfiguration configuration, LocalOptions options, string url)
    {
#pragma warning disable RS0030 // The host's composition names the system's clock.
        services.AddSingleton(options.Clock ?? TimeProvider.System);
#pragma warning restore RS0030
        services.AddIntake(configuration, options, url);
        services.AddLotFunctionsApi(configuration, openWithoutKeys: true);
        services.AddSingleton<IDeadLetters, EmbeddedDeadLetters>();
        services.AddHealthChecks()
            .AddStores()
            .AddCheck<QueueCheck>("queues");
        // In this order: what a crash left is taken up before anything new is worked on.
        services.AddHostedService<StartupSweep>();
        services.AddEmbeddedWorkflows();
        services.AddHostedService<ScopeWatcher>();
        services.AddHostedService<QueuePump>();
        services.AddSingleton(configuration.GetSection("LotFunctions:DropFolder").Get<DropOptions>() ?? new DropOptions());
        services.AddSingleton<DroppedNotices>();
        services.AddSingleton<DropIntake>();
        services.AddHostedService<DropFolder>();
    }

    /// <summary>By route, where the stores charge for what is asked of them.</summary>
    private static void CountRequestUnits(WebApplication app)
    {
        if (app.Services.GetService<RequestUnits>() is not { } units) return;
        app.Use(async (context, next) =>
        {
            using var use = units.Measure($"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}");
            await next(context);
        });
    }

    /// <summary>Opens the data folder and checks the keys now, not at the first request.</summary>
    private static void Open(WebApplication app, LocalOptions options)
    {
        try
        {
            app.Services.GetRequiredService<IMessageReceiver>();
            app.Services.GetRequiredService<ILedger>();
            app.Services.GetRequiredService<ApiCall>();
        }
        catch (Exception e) when (e is DataFolderInUseException or DataFolderVersionException or FormatException or UnauthorizedAccessException or IOException)
        {
            ((IDisposable)app).Dispose();
            throw new LocalSetupException(
                e is DataFolderInUseException or DataFolderNotWritableException or DataFolderVersionException or FormatException
                    ? e.Message
                    : $"The data folder {options.DataFolder} cannot be opened: {e.Message}",
                e);
        }
    }
}
