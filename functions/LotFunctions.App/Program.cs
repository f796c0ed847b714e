// The Azure Functions isolated worker: its composition; nothing else.
using Azure.Identity;
using LotFunctions.App;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddApiKeys(builder.Configuration["LotFunctions:ApiKeysJson"]);
var credential = new DefaultAzureCredential();
builder.Services.AddTelemetry(builder.Configuration, credential);
#pragma warning disable RS0030 // The host's composition names the system clock.
builder.Services.AddLotFunctions(builder.Configuration, credential, TimeProvider.System);
#pragma warning restore RS0030
await builder.Build().RunAsync();
