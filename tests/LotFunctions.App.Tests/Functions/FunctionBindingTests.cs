using System.Reflection;
using LotFunctions.Api.Security;
using LotFunctions.App.Functions;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Recalls;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Tests.Functions;

/// <summary>What the host reads off the functions: a wrong letter here is a route or a queue that nobody serves.</summary>
public sealed class FunctionBindingTests
{
    private static readonly MethodInfo[] Functions =
    [
        .. typeof(AsnFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static TheoryData<string, string, string> HttpFunctions { get; } = new()
    {
        { "asn-post", RouteTable.PostAsn.Method, RouteTable.PostAsn.Path },
        { "documents-get", RouteTable.GetDocument.Method, RouteTable.GetDocument.Path },
        { "documents-get-raw", RouteTable.GetDocumentRaw.Method, RouteTable.GetDocumentRaw.Path },
        { "documents-get-acknowledgment", RouteTable.GetDocumentAcknowledgment.Method, RouteTable.GetDocumentAcknowledgment.Path },
        { "recalls-post", RouteTable.StartRecall.Method, RouteTable.StartRecall.Path },
        { "recalls-drill", RouteTable.StartDrill.Method, RouteTable.StartDrill.Path },
        { "recalls-get", RouteTable.GetRecall.Method, RouteTable.GetRecall.Path },
        { "recalls-approve", RouteTable.ApproveRecall.Method, RouteTable.ApproveRecall.Path },
        { "recalls-reject", RouteTable.RejectRecall.Method, RouteTable.RejectRecall.Path },
        { "recalls-cancel", RouteTable.CancelRecall.Method, RouteTable.CancelRecall.Path },
        { "recalls-close", RouteTable.CloseRecall.Method, RouteTable.CloseRecall.Path },
    };

    [Theory]
    [MemberData(nameof(HttpFunctions))]
    public void Http_Function_HasTheRoutesVerbAndPathAndLeavesCallersToTheApi(string name, string method, string path)
    {
        var trigger = Trigger<HttpTriggerAttribute>(name);

        Assert.Equal(path, "/" + trigger.Route);
        Assert.Equal(method.ToLowerInvariant(), Assert.Single(trigger.Methods!));
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
    }

    [Fact]
    public void Http_Functions_AreAllInTheTable() =>
        Assert.Equal(HttpFunctions.Select(row => (string)row[0]).Order(), NamesWith<HttpTriggerAttribute>());

    [Theory]
    [InlineData(QueueNames.AsnInbound)]
    [InlineData(QueueNames.ScansInbound)]
    public void Queue_Function_ListensToTheQueueOfItsNameAndSettlesItself(string queue)
    {
        var trigger = Trigger<ServiceBusTriggerAttribute>(queue);

        Assert.Equal(queue, trigger.QueueName);
        Assert.Equal("ServiceBus", trigger.Connection);
        Assert.False(trigger.AutoCompleteMessages);
        Assert.False(trigger.IsBatched);
        Assert.Contains(Function(queue).GetParameters(), parameter => parameter.ParameterType == typeof(ServiceBusMessageActions));
    }

    [Fact]
    public void Orchestration_Recall_BearsTheWorkflowsName() =>
        Assert.Equal([RecallWorkflow.Name], NamesWith<OrchestrationTriggerAttribute>());

    [Fact]
    public void Activities_Functions_AreThoseThatTheCoreDefines() =>
        Assert.Equal(RecallParts.ActivityNames.Order(), NamesWith<ActivityTriggerAttribute>());

    [Fact]
    public void Functions_Names_AreValidAndSingle()
    {
        var names = Functions.Select(NameOf).ToList();

        // Durable and the host compare without case.
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z][A-Za-z0-9_-]{0,126}$", name));
    }

    [Fact]
    public void Functions_Triggers_AreOneEach() =>
        Assert.All(Functions, function => Assert.Single(TriggersOf(function)));

    [Fact]
    public void Functions_ThatUseTheClient_AskForIt() =>
        Assert.All(
            Functions.Where(function => function.DeclaringType == typeof(RecallHttpFunctions) || function.DeclaringType == typeof(RecallTimerFunctions)),
            function => Assert.Contains(function.GetParameters(), parameter =>
                parameter.ParameterType == typeof(DurableTaskClient) && parameter.GetCustomAttribute<DurableClientAttribute>() is not null));

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static MethodInfo Function(string name) => Functions.Single(function => NameOf(function) == name);

    private static IEnumerable<TriggerBindingAttribute> TriggersOf(MethodInfo function) =>
        function.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>());

    private static T Trigger<T>(string name)
        where T : TriggerBindingAttribute => TriggersOf(Function(name)).OfType<T>().Single();

    private static IEnumerable<string> NamesWith<T>()
        where T : TriggerBindingAttribute =>
        Functions.Where(function => TriggersOf(function).OfType<T>().Any()).Select(NameOf).Order();
}
