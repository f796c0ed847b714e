namespace LotFunctions.Api.Http;

/// <summary>The section <c>LotFunctions:Rate</c>: how much one caller may ask for.</summary>
public sealed class RateOptions
{
    public const string Section = "LotFunctions:Rate";

    /// <summary>Requests that a caller may make at once after a pause.</summary>
    public int Burst { get; set; } = 2000;

    /// <summary>Requests a second that it may go on with.</summary>
    public int PerSecond { get; set; } = 500;
}
