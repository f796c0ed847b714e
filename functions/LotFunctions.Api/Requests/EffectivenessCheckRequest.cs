using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Requests;

/// <summary>What came of asking a customer whether the notice was received and acted on.</summary>
public sealed record EffectivenessCheckRequest(CheckMethod Method, CheckResult Result, string? Comment);
