using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LotFunctions.Standards.Acknowledgments;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>Every code that a reader can raise has a word in the standards: a new one that has none fails here.</summary>
public sealed partial class ErrorCodeTests
{
    // What is written with hyphens in the sources and is no code of a diagnostic.
    private static readonly string[] Others = ["iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9"];

    // Raised where there is no header that could be answered.
    private static readonly string[] Unanswered = ["format-unknown", "json-too-long", "segment-too-long"];

    public static TheoryData<string> OfX12() => [.. Codes("X12", "Asn", "Edi").Except(["data-after-unz", "unb-missing"])];

    public static TheoryData<string> OfEdifact() => [.. Codes("Edifact", "Asn", "Edi").Except(["data-after-iea"])];

    [Theory]
    [MemberData(nameof(OfX12))]
    public void X12Errors_EveryCodeOfTheReader_IsKnown(string code) => Assert.True(X12Errors.Knows(code), $"{code} is in no table of X12Errors.");

    [Theory]
    [MemberData(nameof(OfEdifact))]
    public void EdifactErrors_EveryCodeOfTheReader_IsKnown(string code) => Assert.True(EdifactErrors.Knows(code), $"{code} is not in the table of EdifactErrors.");

    [Fact]
    public void Codes_OfTheReaders_AreFound()
    {
        Assert.Contains("se-missing", Codes("X12"));
        Assert.Contains("unt-missing", Codes("Edifact"));
        Assert.Contains("lot-quantity-mismatch", Codes("Asn"));
    }

    [Theory]
    [MemberData(nameof(OfX12))]
    public void Write_CodeOfASet_UsesTheListsOfTheStandard(string code)
    {
        var answer = Answer.To(X12Report(Group(Set("0001", Error(code, At(14, "LIN", 3)))) with { Diagnostics = [Error(code)] }) with { Diagnostics = [Error(code)] });

        Assert.All(answer.Segments.Where(static s => s[0] == "AK3"), static s => Assert.Contains(s[4], new[] { "1", "2", "3", "4", "5", "6", "7", "8" }));
        Assert.All(answer.Segments.Where(static s => s[0] == "AK4"), static s => Assert.Contains(s[3], new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" }));
        Assert.Equal("R", answer.Segments.Single(static s => s[0] == "AK5")[1]);
        Assert.All(answer.Segments.Single(static s => s[0] == "AK5")[2..], static c => Assert.Contains(c, new[] { "1", "2", "3", "4", "5", "6", "7", "23" }));
        Assert.All(answer.Segments.Single(static s => s[0] == "AK9")[5..], static c => Assert.Contains(c, new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.InRange(int.Parse(answer.Segments.Single(static s => s[0] == "TA1")[5], null), 1, 31);
    }

    [Theory]
    [MemberData(nameof(OfEdifact))]
    public void Write_CodeOfAMessage_UsesTheListOfTheStandard(string code)
    {
        string[] everywhere = ["12", "13", "14", "15", "16", "18", "21", "22"];
        string[] envelopes = [.. everywhere, "2", "7", "20", "23", "26", "28", "29", "30", "32", "33", "37", "46"];

        var answer = Answer.To(EdifactReport(Desadv("1", Error(code, At(14, "LIN", 3, 1)), Error(code, At(15, "QTY"))), Desadv("2", Error(code))) with { Diagnostics = [Error(code)] });

        Assert.Contains(answer.Segments.Single(static s => s[0] == "UCI")[5], envelopes);
        Assert.All(answer.Segments.Where(static s => s[0] == "UCM" && s.Length > 4), s => Assert.Contains(s[4], everywhere.Concat(["26", "28", "29", "30", "35", "37"])));
        Assert.All(answer.Segments.Where(static s => s[0] == "UCS" && s.Length > 2), s => Assert.Contains(s[2], everywhere.Concat(["35", "36"])));
        Assert.All(answer.Segments.Where(static s => s[0] == "UCD"), s => Assert.Contains(s[1], everywhere.Concat(["35", "37", "39", "40"])));
    }

    private static IEnumerable<string> Codes(params string[] folders)
    {
        var standards = Path.Combine(Root(), "functions", "LotFunctions.Standards");
        var files = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(standards, f), "*.cs", SearchOption.AllDirectories))
            .Where(static f => !f.Contains("Json", StringComparison.Ordinal) && !f.Contains("Writ", StringComparison.Ordinal))
            .Append(Path.Combine(standards, "DiagnosticList.cs"));
        return files.SelectMany(static f => Code().Matches(File.ReadAllText(f))).Select(static m => m.Groups[1].Value)
            .Except(Others).Except(Unanswered).Distinct().Order(StringComparer.Ordinal);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("\"([a-z0-9]+(?:-[a-z0-9]+)+)\"")]
    private static partial Regex Code();
}
