using LotFunctions.Core.Quality;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class ExceptionsContract : PortContract<IExceptions>
{
    [Fact]
    public async Task Add_Twice_TheFirstStays()
    {
        await Port.AddAsync(Exception("x1"), None);
        await Port.AddAsync(Exception("x1") with { Detail = "again" }, None);
        await ReopenAsync();

        Assert.Equal(Exception("x1"), await Port.FindAsync("x1", None));
    }

    [Theory]
    [InlineData(ExceptionStatus.Dismissed)]
    [InlineData(ExceptionStatus.Replayed)]
    public async Task Add_AfterItWasResolved_IsOpenAgain(ExceptionStatus resolved)
    {
        await Port.AddAsync(Exception("x1"), None);
        await Port.SaveAsync(Exception("x1") with { Status = resolved, ResolvedBy = "quality" }, None);
        Assert.Equal(resolved, (await Port.FindAsync("x1", None))!.Status);

        await Port.AddAsync(Exception("x1") with { Detail = "again" }, None);

        var found = await Port.FindAsync("x1", None);
        Assert.Equal((ExceptionStatus.Open, "again", null), (found!.Status, found.Detail, found.ResolvedBy));
    }

    [Fact]
    public async Task Find_Unknown_IsNull() => Assert.Null(await Port.FindAsync("none", None));

    [Fact]
    public async Task List_ByStatus_NewestFirstByPages()
    {
        for (var i = 0; i < 9; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Port.AddAsync(Exception($"x{i}"), None);
            if (i % 3 == 0) await Port.SaveAsync(Exception($"x{i}") with { Status = ExceptionStatus.Dismissed }, None);
        }

        var all = await Paging.AllAsync(4, token => Port.ListAsync(null, 4, token, None));
        var open = await Paging.AllAsync(4, token => Port.ListAsync(ExceptionStatus.Open, 4, token, None));

        Assert.Equal(["x8", "x7", "x6", "x5", "x4", "x3", "x2", "x1", "x0"], all.Select(e => e.ExceptionId));
        Assert.Equal(["x8", "x7", "x5", "x4", "x2", "x1"], open.Select(e => e.ExceptionId));
    }

    private ExceptionRecord Exception(string id) => new()
    {
        ExceptionId = id, Source = "asn-inbound", Code = "delivery-limit", Detail = "Words.", Original = "{}", MessageId = "m", RaisedAt = Clock.GetUtcNow(),
    };
}
