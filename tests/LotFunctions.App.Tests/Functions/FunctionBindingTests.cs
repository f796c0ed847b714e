using System.Reflection;
using LotFunctions.Api.Security;
using LotFunctions.App.Functions;
using LotFunctions.App.Workflows;
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
        .. typeof(IntakeFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static TheoryData<string, string> Routes
    {
        get
        {
            var routes = new TheoryData<string, string>();
            foreach (var route in RouteTable.All) routes.Add(route.Method, route.Path);
            return routes;
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Http_Route_IsOneFunctionThatLeavesCallersToTheApi(string method, string path)
    {
        var trigger = Assert.Single(HttpTriggers(), t => $"/{t.Route}" == $"/api{path}" && t.Methods!.Contains(method.ToLowerInvariant()));

        Assert.Equal(method.ToLowerInvariant(), Assert.Single(trigger.Methods!));
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
    }

    [Fact]
    public void Http_Functions_BelowApi_AreRoutesOfTheContract()
    {
        var known = RouteTable.All.Select(r => $"{r.Method.ToLowerInvariant()} api{r.Path}").Order();

        Assert.Equal(known, HttpTriggers().Where(t => t.Route!.StartsWith("api/", StringComparison.Ordinal)).Select(t => $"{t.Methods!.Single()} {t.Route}").Order());
    }

    [Fact]
    public void Http_Functions_AtTheRoot_AreTheConsoleAndWhatProbesLookFor() =>
        Assert.Equal(
            ["health/live", "health/ready", "openapi.json", "schemas/asn.json", "{file?}"],
            HttpTriggers().Select(t => t.Route!).Where(r => !r.StartsWith("api/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(QueueNames.AsnInbound, false)]
    [InlineData(QueueNames.ScansInbound, true)]
    public void Queue_Function_ListensToTheQueueOfItsNameAndSettlesItself(string queue, bool batched)
    {
        var trigger = Trigger<ServiceBusTriggerAttribute>(queue);

        Assert.Equal(queue, trigger.QueueName);
        Assert.Equal("ServiceBus", trigger.Connection);
        Assert.False(trigger.AutoCompleteMessages);
        Assert.Equal(batched, trigger.IsBatched);
        Assert.Contains(Function(queue).GetParameters(), parameter => parameter.ParameterType == typeof(ServiceBusMessageActions));
    }

    [Theory]
    [InlineData(QueueNames.AsnInbound)]
    [InlineData(QueueNames.ScansInbound)]
    public void DeadLetter_Function_ListensToTheQueuesDeadLettersAndSettlesItself(string queue)
    {
        var trigger = Trigger<ServiceBusTriggerAttribute>($"{queue}-dead");

        Assert.Equal($"{queue}/$DeadLetterQueue", trigger.QueueName);
        Assert.Equal("ServiceBus", trigger.Connection);
        Assert.False(trigger.AutoCompleteMessages);
        Assert.False(trigger.IsBatched);
    }

    [Fact]
    public void Drop_Function_IsToldOfNewBlobsByEventGrid()
    {
        var trigger = Trigger<BlobTriggerAttribute>("asn-drop");

        Assert.Equal("asn-drop/{supplier}/{name}", trigger.BlobPath);
        Assert.Equal("AsnDrop", trigger.Connection);
        Assert.Equal(BlobTriggerSource.EventGrid, trigger.Source);
    }

    [Theory]
    [InlineData("ALDER", "a.edi", "ALDER", "a.edi")]
    [InlineData("ALDER/2026/03", "a.edi", "ALDER", "2026/03/a.edi")]
    public void Drop_FolderInASuppliersFolder_IsTheSuppliers(string before, string after, string supplier, string name) =>
        Assert.Equal((supplier, name), DropFunctions.Divide(before, after));

    [Fact]
    public void Orchestrations_Functions_AreTheWorkflowAndItsFanOut() =>
        Assert.Equal(new[] { FanOut.Name, RecallWorkflow.Name }.Order(), NamesWith<OrchestrationTriggerAttribute>());

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

    private static List<HttpTriggerAttribute> HttpTriggers() => [.. Functions.SelectMany(TriggersOf).OfType<HttpTriggerAttribute>()];

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
