namespace LotFunctions.Standards.Asn;

/// <summary>The syntaxes in which a ship notice arrives.</summary>
public enum AsnFormat
{
    /// <summary>ANSI ASC X12 transaction set 856.</summary>
    X12,

    /// <summary>UN/EDIFACT message DESADV.</summary>
    Edifact,

    /// <summary>The project's own JSON form.</summary>
    Json,
}
