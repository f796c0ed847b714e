using System.Reflection;
using LotFunctions.Adapters.Tests.Requirements;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework($"LotFunctions.Adapters.Tests.Requirements.{nameof(RequirementFramework)}", "LotFunctions.Adapters.Tests")]

namespace LotFunctions.Adapters.Tests.Requirements;

/// <summary>
/// Skips the tests of classes whose <see cref="RequirementAttribute"/> is not met. An attribute on the tests cannot: a
/// contract's tests are inherited, and one adapter's requirement is not another's.
/// </summary>
public sealed class RequirementFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            var checkedCases = testCases
                .GroupBy(c => ((IReflectionTypeInfo)c.TestMethod.TestClass.Class).Type)
                .SelectMany(cases => cases.Key.GetCustomAttribute<RequirementAttribute>()?.Missing is { } reason
                    ? cases.Select(c => new SkippedTestCase(DiagnosticMessageSink, c, reason))
                    : cases.AsEnumerable());
            base.RunTestCases(checkedCases.ToList(), executionMessageSink, executionOptions);
        }
    }

    /// <summary>Has the identity of the test that it stands for.</summary>
#pragma warning disable xUnit3001 // Made for the run; none is ever read back from a list of tests.
    private sealed class SkippedTestCase : XunitTestCase
#pragma warning restore xUnit3001
    {
        public SkippedTestCase(IMessageSink messages, IXunitTestCase test, string reason)
            : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, test.TestMethodArguments) =>
            SkipReason = reason;
    }
}
