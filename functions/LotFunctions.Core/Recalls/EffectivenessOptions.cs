namespace LotFunctions.Core.Recalls;

/// <summary>Which level of effectiveness checks a recall has by its class; the house's choice, to agree with its authority.</summary>
public sealed record EffectivenessOptions
{
    public EffectivenessLevel ClassI { get; init; } = EffectivenessLevel.A;

    public EffectivenessLevel ClassII { get; init; } = EffectivenessLevel.C;

    public EffectivenessLevel ClassIII { get; init; } = EffectivenessLevel.D;

    /// <summary>Of a withdrawal, or a drill without a class.</summary>
    public EffectivenessLevel NoClass { get; init; } = EffectivenessLevel.E;

    /// <summary>The per cent of level B; more than 10 and less than 100.</summary>
    public int LevelBPercent { get; init; } = 50;

    internal EffectivenessLevel Of(RecallClass? @class) => @class switch
    {
        RecallClass.I => ClassI,
        RecallClass.II => ClassII,
        RecallClass.III => ClassIII,
        _ => NoClass,
    };

    internal int PercentOf(EffectivenessLevel level) => level switch
    {
        EffectivenessLevel.A => 100,
        EffectivenessLevel.B => Math.Clamp(LevelBPercent, 11, 99),
        EffectivenessLevel.C => 10,
        EffectivenessLevel.D => 2,
        _ => 0,
    };
}
