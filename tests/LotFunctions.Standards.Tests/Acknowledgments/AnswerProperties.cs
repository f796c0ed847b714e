using System.Globalization;
using CsCheck;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>Whatever came in: what is written is read back as what it was to say. <see cref="Answer"/> checks every count in it.</summary>
public sealed class AnswerProperties
{
    private static readonly string[] SetCodes =
        ["element-missing", "quantity-invalid", "date-invalid", "hl-missing", "se-missing", "segment-count-mismatch", "lot-inherited", "diagnostics-limit", "strange-code"];

    private static readonly string[] GroupCodes = ["ge-missing", "set-count-mismatch", "group-control-number-mismatch", "functional-group-id"];

    private static readonly Gen<Diagnostic> GenDiagnostic =
        from code in Any(SetCodes)
        from segment in Gen.Int[1, 60]
        from tag in Any("LIN", "SN1", "HL", "ST", "SE", "x~y")
        from element in Gen.Int[0, 31]
        from component in Gen.Int[0, 3]
        from placed in Gen.Bool
        from severity in Any(DiagnosticSeverity.Error, DiagnosticSeverity.Warning)
        select new Diagnostic(
            code, "Something *is* ~wrong~ with it: 'ÄÖ' > 5 + 3?", placed ? At(segment, tag, element == 0 ? null : element, element == 0 || component == 0 ? null : component) : null, severity);

    private static readonly Gen<MessageReport> GenMessage =
        from number in Gen.Int[0, 9999]
        from notice in Gen.Int[0, 9]
        from diagnostics in GenDiagnostic.Array[0, 6]
        select new MessageReport(
            new MessageHeader { Type = notice > 0 ? "856" : "810", ControlNumber = number.ToString("D4", CultureInfo.InvariantCulture), Position = At(10, "ST") },
            notice > 0, "SHIP-1", diagnostics);

    private static readonly Gen<GroupReport> GenGroup =
        from messages in GenMessage.Array[0, 5]
        from stated in Gen.Int[0, 6]
        from number in Gen.Int[1, 999_999_999]
        from version in Any("004010", "004010VICS", "005010", "005010X222")
        from sender in Any("SUPAPP", "OTHER")
        from codes in Any(GroupCodes).Array[0, 3]
        select new GroupReport(
            new GroupHeader { FunctionalId = "SH", Sender = sender, Receiver = "WORKS", ControlNumber = $"{number}", Agency = "X", Version = version, Position = At(2, "GS") },
            messages, stated == 6 ? null : stated, [.. codes.Select(static c => Warning(c))]);

    private static readonly Gen<ApplicationAdvice> GenAdvice =
        from place in Gen.Int[0, 3]
        from number in Gen.Int[1, 3]
        from line in Gen.Int[0, 5]
        from code in Any("lot-recalled", "lot-required", "shipment-duplicate", "other")
        from lot in Text("AB-/* ~^>:+'?äЖ\u001c", 40)
        from message in Text("abc de.*~>:+'?ü", 300)
        from severity in Any(DiagnosticSeverity.Error, DiagnosticSeverity.Warning)
        select new ApplicationAdvice
        {
            GroupControlNumber = place == 0 ? null : $"{place}",
            ControlNumber = $"{number}",
            LineNumber = line,
            Lot = lot,
            Item = "ITEM",
            Diagnostic = new Diagnostic(code, message, null, severity),
        };

    [Fact]
    public void Write_AnyX12Report_IsReadBackAsWhatItWasToSay() =>
        Gen.Select(GenGroup.Array[1, 4], GenAdvice.Array[0, 6], Any("00401", "00501")).Sample((groups, advice, version) =>
        {
            var answer = Answer.To(Of(X12Header with { Version = version }, groups), advice);

            var read = Groups(answer);
            Assert.Equal(groups.Length, read.Count);
            foreach (var (group, set) in groups.Zip(read))
            {
                Assert.Equal([group.Header!.FunctionalId, group.Header.ControlNumber], set[0][1..3]);
                var accepted = group.Messages.Count(static m => m.Accepted);
                Assert.Equal([$"{group.Stated ?? group.Messages.Count}", $"{group.Messages.Count}", $"{accepted}"], set[^1][2..5]);
                Assert.Equal(group.Messages.Select(static m => m.Header.ControlNumber), set.Where(static s => s[0] == "AK2").Select(static s => s[2]));
                Assert.Equal(group.Messages.Select(static m => m.Accepted), set.Where(static s => s[0] is "AK5" or "IK5").Select(static s => s[1] != "R"));
                Assert.Equal(accepted == 0 && (group.Messages.Count > 0 || set[^1][1] == "R") ? "R" : accepted < group.Messages.Count ? "P" : set[^1][1], set[^1][1]);
                Assert.All(set.Where(static s => s[0] is "AK3" or "IK3"), static s => Assert.InRange(int.Parse(s[2], CultureInfo.InvariantCulture), 1, 52));
            }

            Assert.Equal(advice.Length, answer.Segments.Count(static s => s[0] == "OTI"));
            Assert.Equal(advice.Length, answer.Segments.Count(static s => s[0] == "TED"));
            Assert.All(answer.Segments.Where(static s => s[0] is "TED" or "NTE"), static s => Assert.InRange(s[2].Length, 1, 80));
            Assert.DoesNotContain(answer.Bytes, static b => b >= 0x7F);
        });

    [Fact]
    public void Write_AnyEdifactReport_IsReadBackAsWhatItWasToSay() =>
        Gen.Select(GenMessage.Array[1, 6], GenAdvice.Array[0, 6], Any("UNOA:1", "UNOB:2", "UNOC:3", "UNOY:4"), Gen.Bool).Sample((messages, advice, version, own) =>
        {
            var marks = own ? new EdiDelimiters((byte)'|', (byte)'^', (byte)'~', (byte)'\n', (byte)'!') : EdiDelimiters.Edifact;

            var answer = Answer.To(Of(EdifactHeader with { Version = version, Delimiters = marks }, new GroupReport(null, messages, null, [])), advice);

            var read = answer.Segments.Where(static s => s[0] == "UCM").ToList();
            Assert.Equal(messages.Select(static m => m.Header.ControlNumber), read.Select(static s => s[1]));
            Assert.Equal(messages.Select(static m => m.Accepted ? "7" : "4"), read.Select(static s => s[3]));
            Assert.Equal(advice.Length, answer.Segments.Count(static s => s[0] == "ERC"));
            Assert.Equal(advice.Length > 0 ? 2 : 1, answer.Segments.Count(static s => s[0] == "UNZ"));
        });

    [Fact]
    public void Write_TwentyThousandSets_TakesRoomForThemAlone()
    {
        var sets = Enumerable.Range(1, 20_000).Select(static i => Set(i.ToString("D4", CultureInfo.InvariantCulture))).ToArray();

        var answer = Answer.To(X12Report(Group(sets)));

        Assert.Equal("AK9*A*20000*20000*20000", answer.One("AK9"));
        Assert.Equal(40_000 + 8, answer.Segments.Count);
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Text(string letters, int most) => Gen.Char[letters].Array[0, most].Select(static c => new string(c));

    /// <summary>The segments of each 997 or 999 between ST and SE.</summary>
    private static List<List<string[]>> Groups(Answer answer)
    {
        var groups = new List<List<string[]>>();
        foreach (var segment in answer.Segments)
        {
            if (segment[0] == "AK1") groups.Add([]);
            if (groups.Count > 0 && segment[0] is "AK1" or "AK2" or "AK3" or "AK4" or "AK5" or "AK9" or "IK3" or "IK4" or "IK5" or "CTX") groups[^1].Add(segment);
        }

        return groups;
    }
}
