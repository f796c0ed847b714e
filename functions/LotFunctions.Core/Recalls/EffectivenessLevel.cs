using System.Text.Json.Serialization;

namespace LotFunctions.Core.Recalls;

/// <summary>How many consignees are asked whether they have received the notice and acted on it (21 CFR 7.42(b)(3)).</summary>
public enum EffectivenessLevel
{
    /// <summary>All of them.</summary>
    [JsonStringEnumMemberName("A")]
    A,

    /// <summary>A share that is set case by case: more than 10 and less than 100 per cent.</summary>
    [JsonStringEnumMemberName("B")]
    B,

    /// <summary>10 per cent.</summary>
    [JsonStringEnumMemberName("C")]
    C,

    /// <summary>2 per cent.</summary>
    [JsonStringEnumMemberName("D")]
    D,

    /// <summary>None.</summary>
    [JsonStringEnumMemberName("E")]
    E,
}
