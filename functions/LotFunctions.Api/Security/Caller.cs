using LotFunctions.Core.Ledger;

namespace LotFunctions.Api.Security;

/// <summary>Who calls, as authenticated.</summary>
/// <param name="Name">The key's name, or the person's on an open host; it stands in the ledger as who recorded.</param>
/// <param name="Roles">All that it has.</param>
/// <param name="Supplier">The one supplier whose documents it may post and see; null for callers of the house.</param>
public sealed record Caller(string Name, Roles Roles, string? Supplier = null)
{
    /// <summary>Of the routes that ask for no login.</summary>
    public static readonly Caller Anonymous = new("anonymous", Roles.None);

    public bool IsQuality => (Roles & (Roles.Quality | Roles.Admin)) != 0;

    /// <summary>As the ledger knows it.</summary>
    public Recorder Recorder => new(Name, IsQuality);
}
