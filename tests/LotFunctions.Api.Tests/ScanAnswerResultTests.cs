using System.Text;
using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Tests;

/// <summary>The answer to one scan is written by hand: the same bytes as every other answer would be.</summary>
public sealed class ScanAnswerResultTests
{
    [Theory]
    [InlineData(ScanStatus.Accepted, "e-0f", null, null)]
    [InlineData(ScanStatus.Accepted, "e-0f", "lot-held", "Lot <A> of \"B\" may not be used (+: ä\u2028 & ').")]
    [InlineData(ScanStatus.Duplicate, "sender's own/7", null, null)]
    [InlineData(ScanStatus.Refused, null, "lot-required", "A receive names an item and its lot.")]
    public void OfOne_AnyResult_IsWhatTheSerializerWrites(ScanStatus status, string? id, string? code, string? detail)
    {
        var outcome = ScanOutcome.Of(new ScanResult(0, id, status, code, detail));

        var written = ScanAnswerResult.OfOne(outcome, outcome.Results[0]);

        Assert.Equal(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(ScanAnswer.Of(outcome), ApiJson.Options)), Encoding.UTF8.GetString(written));
    }
}
