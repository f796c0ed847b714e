namespace LotFunctions.Api.Security;

/// <summary>A route as <see cref="RouteTable"/> states it.</summary>
/// <param name="Path">Below <c>/api</c>.</param>
/// <param name="Allowed">The roles of which a caller needs one; none: no login is asked for.</param>
/// <param name="MaxBody">The most bytes that a request may carry.</param>
public sealed record ApiRoute(string Method, string Path, Roles Allowed, long MaxBody = 0)
{
    /// <summary>A part of the path stands for a value.</summary>
    public bool HasParameters { get; } = Path.Contains('{', StringComparison.Ordinal);

    public bool IsOpen => Allowed == Roles.None;

    public bool Admits(Caller caller) => IsOpen || (caller.Roles & Allowed) != 0;

    public override string ToString() => $"{Method} {Path}";
}
