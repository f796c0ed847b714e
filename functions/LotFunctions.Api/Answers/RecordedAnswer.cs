using LotFunctions.Core.Ledger;

namespace LotFunctions.Api.Answers;

/// <summary>What became of one event.</summary>
public sealed record RecordedAnswer(string EventId, AppendStatus Status);
