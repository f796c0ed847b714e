using LotFunctions.Azure.Cosmos;
using LotFunctions.Azure.Cosmos.Audit;
using LotFunctions.Core.Ledger;
using LotFunctions.Local.Hosting;
using Microsoft.Azure.Cosmos;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>A check or a rebuild of the ledger in Cosmos DB, with what it is at and what it was charged on the console.</summary>
internal static class CosmosLedger
{
    public static async Task<LedgerReport> RunAsync(
        IServiceProvider services, IAnsiConsole console, Func<CosmosAudit, IProgress<LedgerProgress>?, Task<LedgerReport>> run)
    {
        var audit = services.GetRequiredService<CosmosAudit>();
        try
        {
            await services.GetRequiredService<CosmosUpkeep>().OpenAsync(CancellationToken.None);
            var report = console.Profile.Capabilities.Interactive
                ? await console.Status().StartAsync("Opening", status => run(audit, new Told(status)))
                : await run(audit, null);
            var total = services.GetRequiredService<RequestUnits>().Total;
            console.WriteLine($"{total.Requests} requests, {total.Charge:0} request units");
            return report;
        }
        catch (Exception e) when (e is CosmosException or HttpRequestException or InvalidOperationException)
        {
            throw new LocalSetupException($"The ledger in {services.GetRequiredService<CosmosOptions>().Endpoint} cannot be read to its end: {e.Message}", e);
        }
    }

    private sealed class Told(StatusContext status) : IProgress<LedgerProgress>
    {
        public void Report(LedgerProgress value) => status.Status = Markup.Escape($"{value.Step}: {value.Done:N0}");
    }
}
