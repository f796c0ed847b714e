// The Azure Functions isolated worker: its composition; nothing else.
using Azure.Identity;
using LotFunctions.App;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
#pragma warning disable RS0030 // The host's composition names the system clock.
builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
builder.Services.AddAzureQueues(builder.Configuration, new DefaultAzureCredential());
builder.Services.AddDurableWorkflows();
await builder.Build().RunAsync();
