// The Azure Functions isolated worker: its composition; nothing else.
using Azure.Identity;
using LotFunctions.Api;
using LotFunctions.App;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
var credential = new DefaultAzureCredential();
#pragma warning disable RS0030 // The host's composition names the system clock.
builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
// The ledger, the registers and the token source follow with the Cosmos DB adapters: until then nothing here can be resolved
// that needs them, and the app is compiled and tested, not deployed.
builder.Services.AddLotFunctionsApi(builder.Configuration);
builder.Services.AddUseCases(builder.Configuration, $"https://{builder.Configuration["WEBSITE_HOSTNAME"]}/api/notices");
builder.Services.AddAzureBlobs(builder.Configuration, credential);
builder.Services.AddAzureQueues(builder.Configuration, credential);
builder.Services.AddDurableWorkflows();
await builder.Build().RunAsync();
