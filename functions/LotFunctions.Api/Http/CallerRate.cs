using System.Threading.RateLimiting;
using LotFunctions.Api.Security;
using Microsoft.Extensions.Options;

namespace LotFunctions.Api.Http;

/// <summary>Counts requests by caller, and by remote address where nobody is named, so that one caller's flood is its own.</summary>
internal sealed class CallerRate : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<string> limiter;

    public CallerRate(IOptions<RateOptions> options, IOptions<AccessOptions> access)
    {
        var (burst, perSecond) = options.Value.For(openHost: access.Value.IsOpen);
        limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    }

    /// <summary>Null when the request may go on; else the seconds after which the caller may try again.</summary>
    public int? Exceeded(HttpContext context, Caller caller)
    {
        var key = caller == Caller.Anonymous ? $"address/{context.Connection.RemoteIpAddress}" : $"caller/{caller.Name}";
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
