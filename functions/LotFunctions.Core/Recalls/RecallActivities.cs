#pragma warning disable CS9113
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>The recall workflow's activities, for the engine to register.</summary>
public sealed class RecallActivities(
    IRecalls recalls, ILedger ledger, ITracer tracer, IBlobStore blobs, IReferenceData reference,
    ITokenSource tokens, IMessageSender messages, HouseOptions house, IReadOnlyList<INoticeFormat> formats)
{
    public IReadOnlyList<ActivityDefinition> Definitions { get; } = [];
}
