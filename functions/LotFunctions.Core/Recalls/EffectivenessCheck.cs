namespace LotFunctions.Core.Recalls;

/// <summary>What came of asking a consignee whether the notice was received and acted on.</summary>
/// <param name="At">When it was recorded.</param>
public sealed record EffectivenessCheck(
    string Customer, CheckMethod Method, CheckResult Result, string? Comment, DateTimeOffset At, string By);

/// <summary>21 CFR 7.42(b)(3): personal visits, telephone calls, letters or a combination.</summary>
public enum CheckMethod
{
    Visit,
    Telephone,
    Letter,
    Email,
}

public enum CheckResult
{
    /// <summary>The notice was received and acted on.</summary>
    Effective,

    /// <summary>It was not received, or not acted on.</summary>
    Ineffective,

    Unreachable,
}
