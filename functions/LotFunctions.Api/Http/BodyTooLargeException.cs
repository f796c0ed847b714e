namespace LotFunctions.Api.Http;

/// <summary>A request carries more than its route takes.</summary>
internal sealed class BodyTooLargeException(long limit) : IOException($"The body has more than {limit} bytes.")
{
    public long Limit => limit;
}
