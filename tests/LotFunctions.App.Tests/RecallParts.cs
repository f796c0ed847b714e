using System.Text.Json;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;
using Moq;

namespace LotFunctions.App.Tests;

/// <summary>The recall workflow's parts, as far as an engine is concerned.</summary>
internal static class RecallParts
{
    public static IReadOnlyList<string> ActivityNames { get; } = [.. new RecallActivities(
        Mock.Of<IRecalls>(), Mock.Of<ILedger>(), Mock.Of<ITracer>(), Mock.Of<IBlobStore>(), Mock.Of<IReferenceData>(),
        Mock.Of<ITokenSource>(), Mock.Of<IMessageSender>(), new HouseOptions { Name = "House", AnswerBaseUrl = "https://localhost/" }, [], Mock.Of<TimeProvider>()).Definitions.Select(a => a.Name)];

    public static RecallRun Run { get; } = new()
    {
        RecallId = "r-1",
        IsDrill = false,
        StartedBy = "anna",
        StarterMayApprove = false,
        ApprovalTimeoutHours = 24,
        ResponseDueHours = 72,
        NoticeBatch = 2,
        Reminders = 2,
    };

    /// <summary>Every activity, answering what the workflow needs and writing its name down.</summary>
    /// <param name="fails">The one that fails.</param>
    public static IEnumerable<ActivityDefinition> Activities(Action<string> called, string? fails = null) =>
        ActivityNames.Select(name => ActivityDefinition.Of<JsonElement, JsonElement>(name, (input, _) =>
        {
            called(name);
            return name == fails
                ? throw new InvalidOperationException("broken")
                : Task.FromResult(JsonSerializer.Deserialize<JsonElement>(Answer(name, input)));
        }));

    private static string Answer(string activity, JsonElement input) => activity switch
    {
        "recall-assemble-scope" =>
            """{"figures":{"lots":3,"shipments":5,"customers":3,"stoppable":0,"gaps":0,"totals":[]}}""",
        "recall-move" => $$"""{"status":"{{RecallTransitions.NameOf(RecallTransitions.TargetOf(
            input.GetProperty("signal").Deserialize<RecallSignal>(CanonicalJson.Options)))}}"}""",
        "recall-remind-customers" or "recall-escalate" => """{"customers":1}""",
        "recall-write-package" => """{"blob":"package.zip","sha256":"00"}""",
        _ => "{}",
    };
}
