using LotFunctions.Core.Reports;

namespace LotFunctions.Api.Answers;

/// <summary>How complete the records of the critical tracking events are.</summary>
/// <param name="Elements">By event, in the order of its columns; events without a record are not in it.</param>
public sealed record Fsma204Answer(IReadOnlyList<CompletenessLine> Elements);
