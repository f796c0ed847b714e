using System.Text;
using System.Text.Json;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Intake;

public sealed class JsonFieldsTests
{
    private readonly List<FieldError> errors = [];

    [Fact]
    public void Done_EverythingWrong_ReportsAllWithPointers()
    {
        var f = Of("""{"title":7,"q":"1","lots":[{"item":""},3,{"item":"A","lot":"L","x":1}],"a/b~c":1,"kind":"nonsense","on":"2026-02-30"}""", "/body");

        f.String("title");
        f.Decimal("q");
        f.Lots("lots");
        f.Enum<RecallKind>("kind");
        f.Date("on");
        f.Time("at", required: true);
        f.Done();

        Assert.Equal(
            [
                "wrong-type /body/title", "wrong-type /body/q", "wrong-type /body/lots/1", "required /body/lots/0/item", "required /body/lots/0/lot",
                "unknown-field /body/lots/2/x", "invalid-value /body/kind", "invalid-value /body/on", "required /body/at", "unknown-field /body/a~1b~0c",
            ],
            errors.Select(e => $"{e.Code} {e.Pointer}"));
    }

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("-0.0000000001", "-0.0000000001")]
    [InlineData("1e2", "100")]
    [InlineData("-12.5E+1", "-125")]
    [InlineData("0.5e-3", "0.0005")]
    [InlineData("1e-10", "0.0000000001")]
    [InlineData("999999999999999.9999999999", "999999999999999.9999999999")]
    [InlineData("0.12345678900000000000000000000000000000", "0.123456789")]
    public void Decimal_WithinRange_IsExact(string json, string expected)
    {
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Of($$"""{"q":{{json}}}""").Decimal("q"));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("1e400", "out-of-range")]
    [InlineData("1e15", "out-of-range")]
    [InlineData("1e-11", "out-of-range")]
    [InlineData("1E-400", "out-of-range")]
    [InlineData("1000000000000000", "out-of-range")]
    [InlineData("0.00000000001", "out-of-range")]
    [InlineData("\"1\"", "wrong-type")]
    [InlineData("true", "wrong-type")]
    public void Decimal_NotExactlyHeld_IsRefused(string json, string code)
    {
        Assert.Null(Of($$"""{"q":{{json}}}""").Decimal("q"));
        Assert.Equal(new FieldError(code, errors.Single().Message, "/q"), errors.Single());
    }

    [Theory]
    [InlineData("2026-03-01T14:05:00Z", "2026-03-01T14:05:00Z")]
    [InlineData("2026-03-01T14:05:00.1234567+01:00", "2026-03-01T13:05:00.1234567Z")]
    [InlineData("2026-03-01T14:05:00.123456789-05:30", "2026-03-01T19:35:00.1234567Z")]
    [InlineData("2026-03-01t14:05:00z", "2026-03-01T14:05:00Z")]
    public void Time_WithOffset_IsRead(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Of($$"""{"at":"{{text}}"}""").Time("at"));

    [Theory]
    [InlineData("2026-03-01T14:05:00")]
    [InlineData("2026-03-01 14:05:00Z")]
    [InlineData("2026-03-01")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2026-03-01T14:05:00.Z")]
    [InlineData("now")]
    public void Time_WithoutOffsetOrNone_IsRefused(string text)
    {
        Assert.Null(Of($$"""{"at":"{{text}}"}""").Time("at"));
        Assert.Equal("invalid-value", errors.Single().Code);
    }

    [Fact]
    public void Fill_MemberTwice_IsRefusedOnce()
    {
        var f = Of("""{"lot":"A","lot":"B"}""");
        f.Id("lot");
        f.Done();
        Assert.Equal(("duplicate-field", "/lot"), (errors.Single().Code, errors.Single().Pointer));
    }

    [Theory]
    [InlineData("""{"id":"A\u0000B"}""")]
    [InlineData("""{"id":"A\u001dB"}""")]
    [InlineData("""{"id":"A\nB"}""")]
    [InlineData("""{"id":"A\u0085B"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public void Id_ControlCharacterOrBrokenText_IsRefused(string json)
    {
        Assert.Null(Of(json).Id("id"));
        Assert.Equal("invalid-value", errors.Single().Code);
    }

    [Fact]
    public void String_BytesThatAreNoUtf8_IsRefused()
    {
        var bytes = "{\"id\":\"?\",\"?\":1}"u8.ToArray();
        bytes[7] = 0xFF;
        bytes[11] = 0xFE;
        var f = new JsonFields(JsonDocument.Parse(bytes).RootElement, "", errors);
        Assert.Null(f.String("id"));
        Assert.Equal(["invalid-value ", "invalid-value /id"], errors.Select(e => $"{e.Code} {e.Pointer}"));
    }

    [Fact]
    public void Id_LongerThanAllowed_IsRefused()
    {
        Assert.Null(Of($$"""{"id":"{{new string('x', 81)}}"}""").Id("id"));
        Assert.Equal("too-long", errors.Single().Code);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":"  "}""")]
    public void Id_NothingThere_IsAbsentOrRequired(string json)
    {
        Assert.Null(Of(json).Id("id"));
        Assert.Empty(errors);
        Of(json).Id("id", required: true);
        Assert.Equal("required", errors.Single().Code);
    }

    [Fact]
    public void Enum_WireNames_AreKebabCaseOrAsDeclared()
    {
        var f = Of("""{"kind":"withdrawal","class":"III","status":"awaiting-approval","wrong":"Recall"}""");
        Assert.Equal(RecallKind.Withdrawal, f.Enum<RecallKind>("kind"));
        Assert.Equal(RecallClass.III, f.Enum<RecallClass>("class"));
        Assert.Equal(RecallStatus.AwaitingApproval, f.Enum<RecallStatus>("status"));
        Assert.Null(f.Enum<RecallKind>("wrong"));
        Assert.Contains("recall, withdrawal, drill", errors.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "wrong-type")]
    [InlineData("3", "wrong-type")]
    public void Fields_OfNoObject_AreOneError(string json, string code)
    {
        var f = Of(json, "/2");
        f.String("a", required: true);
        f.Done();
        Assert.Equal((code, "/2"), (errors.Single().Code, errors.Single().Pointer));
    }

    [Fact]
    public void Strings_EmptyAndWrongOnes_AreNamedByIndex()
    {
        Assert.Equal(["a"], Of("""{"s":["a","",1]}""").Strings("s"));
        Assert.Equal(["/s/1", "/s/2"], errors.Select(e => e.Pointer));
    }

    private JsonFields Of(string json, string pointer = "") => new(JsonDocument.Parse(Encoding.UTF8.GetBytes(json)).RootElement, pointer, errors);
}
