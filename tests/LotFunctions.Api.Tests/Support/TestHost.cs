using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;

namespace LotFunctions.Api.Tests.Support;

/// <summary>The embedded host in this process, on a throw-away folder and a free port.</summary>
public sealed class TestHost : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-api-");
    private WebApplication? app;

    public TestHost()
        : this(new Dictionary<string, string?>())
    {
    }

    private TestHost(IReadOnlyDictionary<string, string?> settings) => Settings = settings;

    public string DataFolder => folder.FullName;

    public IServiceProvider Services => app!.Services;

    public Uri Address => new(app!.Urls.First());

    private IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<TestHost> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var host = new TestHost(settings);
        await host.InitializeAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        app = LocalHost.Build(new LocalOptions { DataFolder = folder.FullName, Urls = "http://localhost:0", Settings = Settings });
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A client; with a key where the host has keys, by name where it is open.</summary>
    public HttpClient Client(string? user = null, string? key = null)
    {
        var client = new HttpClient(new DescribedAnswers()) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (user is not null) client.DefaultRequestHeaders.Add("X-User", user);
        if (key is not null) client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>Settings of one key a role, whose key is the role's name and a suffix.</summary>
    public static Dictionary<string, string?> Keys(params (string Key, string Roles, string? Supplier)[] keys)
    {
        var settings = new Dictionary<string, string?>();
        for (var i = 0; i < keys.Length; i++)
        {
            var prefix = $"LotFunctions:ApiKeys:{i}";
            settings[$"{prefix}:name"] = $"caller-{i}";
            settings[$"{prefix}:sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys[i].Key)));
            settings[$"{prefix}:supplier"] = keys[i].Supplier;
            var roles = keys[i].Roles.Split(',');
            for (var r = 0; r < roles.Length; r++) settings[$"{prefix}:roles:{r}"] = roles[r];
        }

        return settings;
    }
}
