using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>The account in memory behind an address, for hosts that are processes of their own.</summary>
internal sealed class FakeCosmosServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeCosmosServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<FakeCosmosServer> StartAsync(FakeCosmos fake)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new HttpMessageInvoker(fake.Handler());
        app.Run(context => AnswerAsync(gateway, context));
        await app.StartAsync();
        return new FakeCosmosServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task AnswerAsync(HttpMessageInvoker gateway, HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedUrl());
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (body.Length > 0) request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, value) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        using var response = await gateway.SendAsync(request, CancellationToken.None);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers) context.Response.Headers[name] = values.ToArray();
        if (response.StatusCode is System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified) return;
        await response.Content.CopyToAsync(context.Response.Body);
    }
}
