namespace LotFunctions.Api.Http;

/// <summary>The section <c>LotFunctions:Rate</c>: how much one caller may ask for.</summary>
public sealed class RateOptions
{
    public const string Section = "LotFunctions:Rate";

    /// <summary>Requests that a caller may make at once after a pause; by default those of two seconds.</summary>
    public int? Burst { get; set; }

    /// <summary>
    /// Requests a second that it may go on with; by default 5,000, enough for a plant's scanners behind one gateway. An open
    /// host serves its own machine alone: there by default 100,000.
    /// </summary>
    public int? PerSecond { get; set; }

    internal (int Burst, int PerSecond) For(bool openHost)
    {
        var perSecond = PerSecond ?? (openHost ? 100_000 : 5_000);
        return (Burst ?? 2 * perSecond, perSecond);
    }
}
