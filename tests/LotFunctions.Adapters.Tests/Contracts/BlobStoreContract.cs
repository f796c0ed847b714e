using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class BlobStoreContract : PortContract<IBlobStore>
{
    [Fact]
    public async Task Write_New_IsThereAfterReopen()
    {
        var written = await WriteAsync("recalls/r1/notice.html", "hello");
        await ReopenAsync();

        Assert.Equal(new BlobInfo("recalls/r1/notice.html", 5, Sha256("hello"), "text/plain"), written);
        Assert.Equal(written, await Port.FindAsync("recalls/r1/notice.html", None));
        Assert.Equal("hello", await ReadAsync("recalls/r1/notice.html"));
    }

    [Fact]
    public async Task Write_SameBytesAgain_AnswersTheFirst()
    {
        var first = await WriteAsync("a/b", "hello");

        var again = await Port.WriteAsync("a/b", Encoding.UTF8.GetBytes("hello"), "application/other", None);

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Write_OtherBytes_ConflictAndTheFirstStays()
    {
        await WriteAsync("a/b", "hello");

        var e = await Assert.ThrowsAsync<BlobConflictException>(() => WriteAsync("a/b", "other"));

        Assert.Equal("a/b", e.Name);
        Assert.Equal("hello", await ReadAsync("a/b"));
    }

    [Fact]
    public async Task Write_Stream_IsTheSameAsBytes()
    {
        var content = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i % 251)).ToArray();

        var info = await Port.WriteAsync("big", new MemoryStream(content), "application/octet-stream", None);

        Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (info.Length, info.Sha256));
        Assert.Equal(info, await Port.WriteAsync("big", content, "application/octet-stream", None));
        await using var stream = await Port.OpenAsync("big", None);
        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(stream));
    }

    [Fact]
    public async Task Write_StreamThatBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => Port.WriteAsync("a/b", new BrokenStream(), "text/plain", None));

        Assert.Null(await Port.FindAsync("a/b", None));
        await WriteAsync("a/b", "whole");
        Assert.Equal("whole", await ReadAsync("a/b"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(4 << 20)]
    [InlineData((9 << 20) + 7)]
    public async Task Write_NamedByItsHash_HasTheNameAndIsTheSameAsByName(int length)
    {
        var content = Enumerable.Range(0, length).Select(i => (byte)(i % 251)).ToArray();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

        var info = await Port.WriteAsync(ByHash, new MemoryStream(content), "application/octet-stream", None);
        var again = await Port.WriteAsync(ByHash, new MemoryStream(content), "application/other", None);
        await ReopenAsync();

        Assert.Equal(new BlobInfo($"raw/{sha256}", length, sha256, "application/octet-stream"), info);
        Assert.Equal(info, again);
        Assert.Equal(info, await Port.WriteAsync(info.Name, content, "application/octet-stream", None));
        await using var stream = await Port.OpenAsync(info.Name, None);
        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(stream));
    }

    [Fact]
    public async Task Write_NamedByItsHashAndBroken_LeavesNothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => Port.WriteAsync(ByHash, new BrokenStream(), "text/plain", None));

        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task Write_NamedByItsHashWithAnOtherContentThere_Conflicts()
    {
        await WriteAsync("a/b", "hello");

        await Assert.ThrowsAsync<BlobConflictException>(() => Port.WriteAsync(_ => "a/b", new MemoryStream([1]), "text/plain", None));

        Assert.Equal("hello", await ReadAsync("a/b"));
    }

    [Fact]
    public async Task Write_Empty_IsABlob()
    {
        Assert.Equal(0, (await WriteAsync("empty", "")).Length);
        Assert.Equal("", await ReadAsync("empty"));
    }

    [Fact]
    public async Task Write_ManyAtOnce_OneContentWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await WriteAsync("race/x", $"content {i % 3}")).Sha256;
            }
            catch (BlobConflictException)
            {
                return null;
            }
        })));

        var winner = Sha256(await ReadAsync("race/x"));
        for (var i = 0; i < results.Length; i++) Assert.Equal(Sha256($"content {i % 3}") == winner ? winner : null, results[i]);
    }

    [Fact]
    public async Task Find_Unknown_IsNullAndOpenThrows()
    {
        Assert.Null(await Port.FindAsync("no/such", None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Port.OpenAsync("no/such", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/absolute")]
    [InlineData("a//b")]
    [InlineData("../up")]
    [InlineData("a/../../up")]
    [InlineData("a/.")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a~b")]
    public async Task Names_ThatAreNone_AreRefused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(name, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => Port.FindAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Port.OpenAsync(name, None));
    }

    [Fact]
    public async Task Names_Escaped_AreTaken()
    {
        var name = $"x/{BlobName.Escape("Müller & Söhne/../../etc")}.pdf";
        await WriteAsync(name, "hello");

        Assert.Equal("hello", await ReadAsync(name));
    }

    [Fact]
    public async Task List_Prefix_ByNameInOrdinalOrder()
    {
        string[] names = ["r/2/b", "r/2/a", "r/10", "r/1/z", "R/1", "s", "r/2/a.json", "r/2.x"];
        foreach (var name in names) await WriteAsync(name, name);

        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(""));
        Assert.Equal(["r/2.x", "r/2/a", "r/2/a.json", "r/2/b"], await ListAsync("r/2"));
        Assert.Equal(["r/2/a", "r/2/a.json", "r/2/b"], await ListAsync("r/2/"));
        Assert.Equal(["r/2/a", "r/2/a.json"], await ListAsync("r/2/a"));
        Assert.Empty(await ListAsync("none/"));
    }

    private static string ByHash(string sha256) => $"raw/{sha256}";

    private Task<BlobInfo> WriteAsync(string name, string content) => Port.WriteAsync(name, Encoding.UTF8.GetBytes(content), "text/plain", None);

    private async Task<string> ReadAsync(string name)
    {
        await using var stream = await Port.OpenAsync(name, None);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private async Task<List<string>> ListAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var info in Port.ListAsync(prefix, None))
        {
            Assert.Equal(Sha256(info.Name), info.Sha256);
            names.Add(info.Name);
        }

        return names;
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives some bytes, then fails.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        private bool given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given) throw new EndOfStreamException();
            given = true;
            buffer.Span[..100].Fill(1);
            return ValueTask.FromResult(100);
        }
    }
}
