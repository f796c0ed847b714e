// The Azure Functions isolated worker: its composition; nothing else.
using Azure.Identity;
using LotFunctions.Api;
using LotFunctions.Api.Drop;
using LotFunctions.Api.Routing;
using LotFunctions.App;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddApiKeys(builder.Configuration["LotFunctions:ApiKeysJson"]);
var credential = new DefaultAzureCredential();
builder.Services.AddTelemetry(builder.Configuration, credential);
#pragma warning disable RS0030 // The host's composition names the system clock.
builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
builder.Services.AddLotFunctionsApi(builder.Configuration);
builder.Services.AddSingleton<ApiRouter>();
builder.Services.AddSingleton<DroppedNotices>();
builder.Services.AddUseCases(builder.Configuration, $"https://{builder.Configuration["WEBSITE_HOSTNAME"]}/api/notices");
builder.Services.AddAzureStores(builder.Configuration, credential);
builder.Services.AddTokens(builder.Configuration);
builder.Services.AddAzureQueues(builder.Configuration, credential);
builder.Services.AddDurableWorkflows();
await builder.Build().RunAsync();
