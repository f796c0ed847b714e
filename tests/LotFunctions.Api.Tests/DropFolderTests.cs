using System.Text;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Files in the drop folder.</summary>
public sealed class DropFolderTests : IAsyncLifetime
{
    private TestHost host = null!;

    private string Root => Path.Combine(host.DataFolder, "asn-drop");

    public async Task InitializeAsync() =>
        host = await TestHost.StartAsync(new Dictionary<string, string?> { ["LotFunctions:DropFolder:Interval"] = "00:00:00.25" });

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Drop_OfItsSupplier_IsTheSameAsAPostAndPutAway()
    {
        using var client = host.Client();
        Drop("SUPPLIER1", "a.edi", Edi.ShipNotice(1, lot: "DROPPED"));

        var answer = await AnswerAsync(".done/SUPPLIER1/a.edi");

        Assert.Equal("accepted", answer["outcome"].Text());
        var document = await client.UntilAsync(answer["links"]!["self"].Text(), d => d["status"].Text() != "accepted");
        Assert.Equal(("processed", "SUPPLIER1", "asn-drop/SUPPLIER1"), (document["status"].Text(), document["supplier"].Text(), document["receivedBy"].Text()));
        Assert.Equal(Edi.ShipNotice(1, lot: "DROPPED"), await File.ReadAllBytesAsync(Path.Combine(Root, ".done", "SUPPLIER1", "a.edi")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Root, "SUPPLIER1")));
    }

    [Fact]
    public async Task Drop_SameBytesAndSameNameAgain_AreDuplicatesAndReplaceNothing()
    {
        Drop("SUPPLIER1", "a.edi", Edi.ShipNotice(2));
        await AnswerAsync(".done/SUPPLIER1/a.edi");

        // As after a kill between the post and the putting away.
        Drop("SUPPLIER1", "b.edi", Edi.ShipNotice(2));
        Drop("SUPPLIER1", "a.edi", Edi.ShipNotice(3));

        Assert.Equal("duplicate", (await AnswerAsync(".done/SUPPLIER1/b.edi"))["outcome"].Text());
        await UntilAsync(() => Directory.GetFiles(Path.Combine(Root, ".done", "SUPPLIER1"), "a.edi*").Length == 4);
        Assert.Equal(Edi.ShipNotice(2), await File.ReadAllBytesAsync(Path.Combine(Root, ".done", "SUPPLIER1", "a.edi")));
    }

    [Fact]
    public async Task Drop_InAFolderOfItsSupplier_IsTheSuppliersAndPutAwayUnderTheSameName()
    {
        Drop("SUPPLIER1/2026/11", "a.edi", Edi.ShipNotice(5));
        Drop("SUPPLIER1/2026/12", "a.edi", Edi.ShipNotice(6));

        Assert.Equal("accepted", (await AnswerAsync(".done/SUPPLIER1/2026/11/a.edi"))["outcome"].Text());
        Assert.Equal("accepted", (await AnswerAsync(".done/SUPPLIER1/2026/12/a.edi"))["outcome"].Text());
    }

    [Theory]
    [InlineData("OTHER", "ISA", "sender-mismatch")]
    [InlineData("SUPPLIER1", "this is nothing", "format-unknown")]
    [InlineData("SUPPLIER1", "", "empty-body")]
    public async Task Drop_ThatMayNotComeIn_IsRefusedAndAnException(string supplier, string content, string code)
    {
        using var client = host.Client();
        Drop(supplier, "bad.edi", content == "ISA" ? Edi.ShipNotice(4) : Encoding.UTF8.GetBytes(content));

        var answer = await AnswerAsync($".refused/{supplier}/bad.edi");

        Assert.Equal(("refused", code), (answer["outcome"].Text(), answer["errors"]![0]!["code"].Text()));
        var exception = (await client.GetAsync("/api/exceptions").OkAsync())["items"].Items().Single();
        Assert.Equal(("asn-drop", code), (exception["source"].Text(), exception["code"].Text()));
    }

    [Fact]
    public async Task Drop_ThatIsNotWhole_WaitsUntilItIs()
    {
        Directory.CreateDirectory(Path.Combine(Root, "SUPPLIER1"));
        var whole = Edi.ShipNotice(5);
        var path = Path.Combine(Root, "SUPPLIER1", "slow.edi");
        await using (var slow = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, 1))
        {
            foreach (var part in whole.Chunk(40))
            {
                await slow.WriteAsync(part);
                await slow.FlushAsync();
                await Task.Delay(10);
            }
        }

        // Hidden names are not looked at; a rename makes them whole at once.
        var hidden = Path.Combine(Root, "SUPPLIER1", ".later.edi");
        await File.WriteAllBytesAsync(hidden, Edi.ShipNotice(6));
        Assert.Equal("accepted", (await AnswerAsync(".done/SUPPLIER1/slow.edi"))["outcome"].Text());
        Assert.True(File.Exists(hidden));
        File.Move(hidden, Path.Combine(Root, "SUPPLIER1", "later.edi"));

        Assert.Equal("accepted", (await AnswerAsync(".done/SUPPLIER1/later.edi"))["outcome"].Text());
        Assert.False(Directory.Exists(Path.Combine(Root, ".refused")));
    }

    [Fact]
    public async Task Drop_ALinkOutOfTheFolder_IsNotFollowed()
    {
        var outside = Path.Combine(host.DataFolder, "outside.edi");
        await File.WriteAllBytesAsync(outside, Edi.ShipNotice(7));
        Directory.CreateDirectory(Path.Combine(Root, "SUPPLIER1"));
        File.CreateSymbolicLink(Path.Combine(Root, "SUPPLIER1", "a-link.edi"), outside);
        Drop("SUPPLIER1", "b.edi", Edi.ShipNotice(8));

        await AnswerAsync(".done/SUPPLIER1/b.edi");

        Assert.False(File.Exists(Path.Combine(Root, ".done", "SUPPLIER1", "a-link.edi")));
    }

    private static async Task UntilAsync(Func<bool> isThere)
    {
        for (var i = 0; !isThere(); i++)
        {
            Assert.True(i < 600, "It is not there after a minute.");
            await Task.Delay(100);
        }
    }

    private void Drop(string supplier, string name, byte[] content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, supplier)).FullName;
        var hidden = Path.Combine(folder, $".{name}");
        File.WriteAllBytes(hidden, content);
        File.Move(hidden, Path.Combine(folder, name));
    }

    private async Task<JsonObject> AnswerAsync(string file)
    {
        var path = Path.Combine(Root, file);
        // The file is moved last.
        await UntilAsync(() => File.Exists(path));
        return JsonNode.Parse(await File.ReadAllBytesAsync(path + ".json"))!.AsObject();
    }
}
