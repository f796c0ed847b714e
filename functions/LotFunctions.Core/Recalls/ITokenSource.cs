namespace LotFunctions.Core.Recalls;

/// <summary>
/// Makes the customers' tokens: unguessable without the house's secret (HMAC-SHA-256, 256 bits, URL-safe), and the same
/// again for the same notice, so that a retry writes the same bytes.
/// </summary>
public interface ITokenSource
{
    string TokenFor(string recallId, string customer, int version);
}
