namespace LotFunctions.Local.Hosting;

/// <summary>How an embedded host is started.</summary>
public sealed record LocalOptions
{
    public const string DefaultData = "./lot-data";
    public const string DefaultUrls = "http://localhost:7071";

    /// <summary>The setting that says where the ledger and the registers are.</summary>
    public const string StoreSetting = "LotFunctions:Store";

    public const string Sqlite = "sqlite";
    public const string Cosmos = "cosmos";

    /// <summary>Holds all data; created when it is not there. <c>lotfunctions.json</c> in it is read as configuration.</summary>
    public string DataFolder { get; init; } = DefaultData;

    /// <summary>Where to listen, separated by semicolons. Port 0 takes a free one (on 127.0.0.1 for <c>localhost</c>).</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Settings that come before all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null for the system's clock.</summary>
    public TimeProvider? Clock { get; init; }
}
