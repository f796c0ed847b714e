using System.Text;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>Whatever delimiters a partner has: every answer can be written with them, and is read back with the same segments.</summary>
public sealed class AnswerDelimiterTests
{
    private static readonly byte[] Marks = [.. Enumerable.Range(0x21, 0x5E).Select(static c => (byte)c).Where(static c => !char.IsAsciiLetterOrDigit((char)c))];

    [Theory]
    [InlineData("00401", "004010")]
    [InlineData("00200", "002040")]
    [InlineData("00501", "005010X222")]
    public void Write_AnyThreeMarks_X12(string version, string group)
    {
        var expected = Tags(Answer.To(X12(EdiDelimiters.X12 with { Repetition = null }, version, group), Advice("77")));
        foreach (var element in Marks)
        {
            foreach (var terminator in Marks.Where(m => m != element))
            {
                foreach (var component in Marks.Where(m => m != element && m != terminator))
                {
                    byte? repetition = version == "00501" ? Marks.First(m => m != element && m != terminator && m != component) : null;
                    var own = new EdiDelimiters(element, component, repetition, terminator);

                    var answer = Answer.To(X12(own, version, group), Advice("77"));

                    Assert.Equal((element, terminator), (answer.Delimiters.Element, answer.Delimiters.Terminator));
                    Assert.Equal(expected, Tags(answer));
                }
            }
        }
    }

    [Theory]
    [InlineData("UNOA:1", true)]
    [InlineData("UNOC:3", true)]
    [InlineData("UNOC:3", false)]
    [InlineData("UNOY:4", true)]
    public void Write_AnyThreeMarks_Edifact(string syntax, bool releases)
    {
        var expected = Tags(Answer.To(Edifact(EdiDelimiters.Edifact, syntax), Advice(null)));
        foreach (var element in Marks)
        {
            foreach (var terminator in Marks.Where(m => m != element))
            {
                foreach (var component in Marks.Where(m => m != element && m != terminator))
                {
                    // One of them is left for the decimal mark, which a UNA names too.
                    var chosen = new[] { element, terminator, component };
                    if (chosen.Contains((byte)'.') && chosen.Contains((byte)',')) continue;
                    var free = Marks.Where(m => m is not ((byte)'.' or (byte)',') && !chosen.Contains(m)).Take(2).ToArray();
                    var own = new EdiDelimiters(element, component, syntax.EndsWith('4') ? free[0] : null, terminator, releases ? free[1] : null);

                    var answer = Answer.To(Edifact(own, syntax), Advice(null));

                    Assert.Equal(expected, Tags(answer));
                }
            }
        }
    }

    private static InterchangeReport X12(EdiDelimiters marks, string version, string group)
    {
        var flawed = Group(Set("0001", Error("quantity-invalid", At(14, "SN1", 2, 1))), Set("0002"));
        var header = X12Header with { Version = version, Delimiters = marks, AcknowledgmentRequested = true };
        return Of(header, flawed with { Header = flawed.Header! with { Version = group } });
    }

    private static InterchangeReport Edifact(EdiDelimiters marks, string syntax) =>
        Of(EdifactHeader with { Version = syntax, Delimiters = marks }, new GroupReport(null, [Desadv("1", Error("quantity-invalid", At(14, "QTY", 1, 2))), Desadv("2")], null, []));

    private static ApplicationAdvice[] Advice(string? group)
    {
        var line = Recalled(group, group is null ? "2" : "0002") with
        {
            Lot = "L1", Diagnostic = new Diagnostic("lot-required", "Every mark: " + Encoding.ASCII.GetString(Marks), At(24, "LIN", 3)),
        };
        return [line with { ShipmentId = "SHIP1" }, line with { ShipmentId = "SHIP1", LineNumber = 0, Item = null, Lot = null }];
    }

    private static string Tags(Answer answer) => string.Join(' ', answer.Segments.Select(static s => s[0]));
}
