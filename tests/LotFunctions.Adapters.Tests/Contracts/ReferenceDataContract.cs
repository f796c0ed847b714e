using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class ReferenceDataContract : PortContract<IReferenceData>
{
    [Fact]
    public async Task Put_Twice_TheLastIsFoundAfterReopen()
    {
        var supplier = new Supplier { Name = "Mill", EdiIdentities = [new EdiParty("ZZ", "MILL")], Contacts = [new Contact { Name = "Ann" }] };
        await Port.PutAsync("S1", new Supplier { Name = "Old" }, None);
        await Port.PutAsync("S1", supplier, None);
        await ReopenAsync();

        Assert.Equal(CanonicalJson.Write(supplier), CanonicalJson.Write((await Port.FindAsync<Supplier>("S1", None))!));
    }

    [Fact]
    public async Task Find_IdOfAnotherKind_IsNull()
    {
        await Port.PutAsync("S1", new Supplier { Name = "Mill" }, None);

        Assert.Null(await Port.FindAsync<Customer>("S1", None));
        Assert.Null(await Port.FindAsync<Supplier>("s1", None));
    }

    [Fact]
    public async Task List_OneKind_ByIdInOrdinalOrderByPages()
    {
        string[] ids = ["b", "B", "a/1", "a 1", "ä", "10", "9", "_"];
        foreach (var id in ids) await Port.PutAsync(id, new Item { Description = id }, None);
        await Port.PutAsync("C", new Customer { Name = "C" }, None);

        var listed = await Paging.AllAsync(3, token => Port.ListAsync<Item>(3, token, None));

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed.Select(l => l.Key));
        Assert.All(listed, l => Assert.Equal(l.Key, l.Value.Description));
    }

    [Fact]
    public async Task List_JustOnePage_HasNoToken()
    {
        for (var i = 0; i < 3; i++) await Port.PutAsync($"{i}", new Item(), None);

        Assert.Null((await Port.ListAsync<Item>(3, null, None)).ContinuationToken);
        Assert.NotNull((await Port.ListAsync<Item>(2, null, None)).ContinuationToken);
    }
}
