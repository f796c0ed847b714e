using System.Text.Json;

namespace LotFunctions.App.Tests;

public sealed class HostJsonTests
{
    private static readonly JsonElement Settings =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

    [Fact]
    public void HostJson_BesideTheApp_SaysWhatTheFunctionsRelyOn()
    {
        var extensions = Settings.GetProperty("extensions");

        Assert.Equal("2.0", Settings.GetProperty("version").GetString());
        // The functions' own routes begin with api; the console stands at the root.
        Assert.Equal("", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.False(extensions.GetProperty("serviceBus").GetProperty("autoCompleteMessages").GetBoolean());
        // Letters and digits only: the storage provider makes table and queue names of it.
        Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", extensions.GetProperty("durableTask").GetProperty("hubName").GetString());
    }
}
