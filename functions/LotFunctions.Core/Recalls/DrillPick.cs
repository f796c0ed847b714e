using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// How an unannounced drill came to its lot: of all lots that were shipped in the time, the one whose SHA-256 of
/// <c>{seed}/{item}/{lot}</c> (UTF-8) is the smallest. Anyone with the same ledger can pick again, and nobody knows before
/// the seed is there.
/// </summary>
/// <param name="Seed">As it was given, or the day and the ledger's position.</param>
/// <param name="Candidates">How many lots there were to pick from.</param>
/// <param name="AsOf">The ledger position that they were read at.</param>
public sealed record DrillPick(
    LotKey Lot, string Seed, DateTimeOffset ShippedFrom, DateTimeOffset ShippedTo, int Candidates, DateTimeOffset AsOf)
{
    public string Rule => "Of the lots shipped in this time, the one with the smallest SHA-256 of {seed}/{item}/{lot}.";
}
