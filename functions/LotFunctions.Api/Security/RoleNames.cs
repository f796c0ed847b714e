namespace LotFunctions.Api.Security;

/// <summary>The roles as configuration and tokens name them.</summary>
internal static class RoleNames
{
    public const string All = "supplier, operator, quality, auditor, admin";

    /// <summary>Null for another name.</summary>
    public static Roles? Of(string name) => name switch
    {
        "supplier" => Roles.Supplier,
        "operator" => Roles.Operator,
        "quality" => Roles.Quality,
        "auditor" => Roles.Auditor,
        "admin" => Roles.Admin,
        _ => null,
    };
}
