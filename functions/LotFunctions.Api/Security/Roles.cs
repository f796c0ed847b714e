namespace LotFunctions.Api.Security;

/// <summary>What a caller may be. In configuration: the names in lower case.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>A supplier's system, bound to one supplier id: posts ship notices and sees its own documents.</summary>
    Supplier = 1,

    /// <summary>Scanners and the shop floor.</summary>
    Operator = 2,

    /// <summary>Quality: holds, releases, inspections, recalls, exceptions.</summary>
    Quality = 4,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 8,

    /// <summary>May do everything.</summary>
    Admin = 16,

    All = Supplier | Operator | Quality | Auditor | Admin,
}
