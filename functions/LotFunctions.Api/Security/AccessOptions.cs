namespace LotFunctions.Api.Security;

/// <summary>The section <c>LotFunctions</c> of the configuration, as far as it says who may call.</summary>
public sealed class AccessOptions
{
    public const string Section = "LotFunctions";

    public List<ApiKey> ApiKeys { get; set; } = [];

    /// <summary>Whose tokens are admitted.</summary>
    public EntraOptions Entra { get; set; } = new();

    /// <summary>
    /// Without any key or tenant, every caller has every role. Set in code by a host that has made sure that only its own machine
    /// can reach it; never read from the configuration, so that no setting can open a public host.
    /// </summary>
    internal bool OpenWithoutKeys { get; set; }

    /// <summary>No login is asked for.</summary>
    public bool IsOpen => OpenWithoutKeys && ApiKeys.Count == 0 && !Entra.IsConfigured;
}
