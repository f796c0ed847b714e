namespace LotFunctions.Api.Routing;

/// <summary>Descriptions of parameters that many routes have.</summary>
internal static class Words
{
    public const string Item = "GTIN (8 to 14 digits) or part number";
    public const string Lot = "Batch or lot number; empty for an item that is not lot-controlled";
    public const string Limit = "The most entries of the answer: 1 to 1000, 100 by default";
    public const string Token = "The continuationToken of the answer before";
    public const string Version = "A version; the current one by default";
}
