using System.Runtime.CompilerServices;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>Whole interchanges, as the project's readers read them, and the whole answers beside them.</summary>
public sealed class AnswerSampleTests
{
    private static string Folder { get; } = Path.Combine(Here(), "Samples");

    public static TheoryData<string> Samples() =>
        [.. Directory.EnumerateFiles(Folder, "*.edi").Select(static f => Path.GetFileName(f)).Where(static f => !f.StartsWith("ack-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_ToASample_IsTheAnswerBesideIt(string name)
    {
        var reporter = new InterchangeReporter();
        var report = AsnReader.Read(File.ReadAllBytes(Path.Combine(Folder, name))).Select(reporter.Add).First(static r => r is not null)!;
        var answer = Answer.To(report, Advice(report)).Bytes;

        var path = Path.Combine(Folder, $"ack-{name}");
        if (Environment.GetEnvironmentVariable("GOLDEN_WRITE") is "1") File.WriteAllBytes(path, answer);
        Assert.Equal(File.ReadAllBytes(path), answer);
    }

    /// <summary>The first message that was taken names a lot that is under recall.</summary>
    private static ApplicationAdvice[] Advice(InterchangeReport report)
    {
        var (group, message) = report.Groups.SelectMany(static g => g.Messages.Select(m => (g, m))).FirstOrDefault(static f => f.m.Accepted);
        return message is null
            ? []
            : [Received.Recalled(group.Header?.ControlNumber, message.Header.ControlNumber) with { MessagePosition = message.Header.Position, ShipmentId = message.ShipmentId }];
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
