using Azure.Core;
using Azure.Core.Pipeline;

namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>A bad way to the service and back.</summary>
internal sealed class Way : HttpPipelinePolicy
{
    private bool loseNext = true;

    /// <summary>Changes a byte of every content.</summary>
    public bool Damage { get; init; }

    /// <summary>Each write arrives, and its first answer is lost.</summary>
    public bool LoseAnswers { get; init; }

    public int Lost { get; private set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The store is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var write = message.Request.Method == RequestMethod.Put;
        if (Damage && write && message.Request.Content is { } content)
        {
            using var bytes = new MemoryStream();
            await content.WriteToAsync(bytes, message.CancellationToken);
            bytes.GetBuffer()[0] ^= 1;
            message.Request.Content = RequestContent.Create(bytes.ToArray());
        }

        await ProcessNextAsync(message, pipeline);
        if (!LoseAnswers || !write) return;
        var lose = loseNext;
        loseNext = !loseNext;
        if (!lose) return;
        Lost++;
        throw new IOException("The answer is lost.");
    }
}
