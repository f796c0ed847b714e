using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class NoticeAnswersTests
{
    private readonly RecallHouse house = new();

    [Fact]
    public async Task Find_KnownToken_OpensThatNoticeAlone()
    {
        var recall = await RunAsync();

        var page = await house.Answers.FindAsync(Token(recall, "C2"), default);

        Assert.Equal(("C2", "C2"), (page?.Notice.Customer, page?.Document.Customer.Id));
        Assert.Equal(["S2"], page!.Document.Products.SelectMany(p => p.Lots).SelectMany(l => l.Lines).Select(l => l.Shipment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    public async Task Find_UnknownToken_IsNull(string token)
    {
        await RunAsync();

        Assert.Null(await house.Answers.FindAsync(token, default));
        Assert.Null((await house.Answers.AnswerAsync(token, new AnswerInput(), default)).Page);
    }

    [Fact]
    public async Task Answer_AllFields_IsStored()
    {
        var recall = await RunAsync();

        var result = await house.Answers.AnswerAsync(Token(recall, "C1"), Full, default);

        Assert.Empty(result.Errors);
        var answer = Assert.Single(result.Page!.Answers);
        Assert.Equal(
            (12.5m, 1m, 2m, 3m, 0m, "Ann", "Line 1\nLine 2"),
            (answer.OnHand, answer.Quarantined, answer.Returned, answer.Destroyed, answer.PassedOn, answer.Contact, answer.Comment));
        Assert.Equal(answer, result.Answer);
    }

    [Fact]
    public async Task Answer_SentTwice_IsOneAnswer()
    {
        var recall = await RunAsync();

        var first = await house.Answers.AnswerAsync(Token(recall, "C1"), Full, default);
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        var second = await house.Answers.AnswerAsync(Token(recall, "C1"), Full with { OnHand = "12.50" }, default);

        Assert.Equal(first.Answer, second.Answer);
        Assert.Single(second.Page!.Answers);
    }

    [Fact]
    public async Task Answer_BackToAnEarlierContent_IsANewAnswer()
    {
        var recall = await RunAsync();

        foreach (var onHand in new[] { "1", "2", "1" }) await house.Answers.AnswerAsync(Token(recall, "C1"), new AnswerInput { OnHand = onHand }, default);

        Assert.Equal([1m, 2m, 1m], (await house.Answers.FindAsync(Token(recall, "C1"), default))!.Answers.Select(a => a.OnHand));
    }

    [Fact]
    public async Task Answer_SameContentOfTwoCustomers_IsTwoAnswers()
    {
        var recall = await RunAsync();

        foreach (var customer in new[] { "C1", "C2" }) await house.Answers.AnswerAsync(Token(recall, customer), Full, default);

        Assert.Equal(2, (await house.Recalls.AnswersAsync(recall.RecallId, null, default)).Count);
    }

    [Fact]
    public async Task Answer_Nothing_IsAnAcknowledgement()
    {
        var recall = await RunAsync();

        Assert.NotNull((await house.Answers.AnswerAsync(Token(recall, "C1"), new AnswerInput { OnHand = " " }, default)).Answer);
    }

    [Fact]
    public async Task Answer_BadFields_TellsAllAndStoresNothing()
    {
        var recall = await RunAsync();
        var input = new AnswerInput
        {
            OnHand = "-1",
            Quarantined = "many",
            Returned = "1e3",
            Destroyed = "99999999999999999999999999999999",
            PassedOn = "1,5",
            Contact = new string('x', 201),
            Comment = "a\u0000b",
        };

        var result = await house.Answers.AnswerAsync(Token(recall, "C1"), input, default);

        Assert.Equal(
            ["/onHand", "/quarantined", "/returned", "/destroyed", "/passedOn", "/contact", "/comment"], result.Errors.Select(e => e.Pointer));
        Assert.Null(result.Answer);
        Assert.Empty(await house.Recalls.AnswersAsync(recall.RecallId, null, default));
    }

    private static AnswerInput Full => new()
    {
        OnHand = "12.5",
        Quarantined = "1",
        Returned = "2",
        Destroyed = "3.0",
        PassedOn = "0",
        Contact = " Ann ",
        Comment = "Line 1\r\nLine 2",
    };

    private async Task<Recall> RunAsync()
    {
        await house.WithPlantAsync();
        return await house.RunToMonitoringAsync();
    }

    private string Token(Recall recall, string customer) => house.TokenFor(recall.RecallId, customer, 1);
}
