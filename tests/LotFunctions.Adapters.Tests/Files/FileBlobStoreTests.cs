using System.Text;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Evidence;
using LotFunctions.Embedded.Files;

namespace LotFunctions.Adapters.Tests.Files;

public sealed class FileBlobStoreTests : BlobStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("lot-blobs-").FullName;

    private string Root => Path.Combine(folder, "blobs");

    [Fact]
    public async Task Open_AfterWriterWasStoppedWhileWriting_SweepsWhatIsLeft()
    {
        await CloseAsync();
        await File.WriteAllTextAsync(Path.Combine(Root, "~tmp", "1"), "half");
        await File.WriteAllTextAsync(Path.Combine(Root, "~tmp", "1.facts"), "{\"name\":\"a");

        await ReopenAsync();

        Assert.Empty(Directory.GetFiles(Path.Combine(Root, "~tmp")));
        await Port.WriteAsync("a", "whole"u8.ToArray(), "text/plain", None);
        Assert.Empty((await new BlobVerifier(Root).VerifyAsync(None)).Findings);
    }

    [Fact]
    public async Task Open_AfterWriterWasStoppedBetweenContentAndFacts_FinishesIt()
    {
        var info = await Port.WriteAsync("r/a", "whole"u8.ToArray(), "text/x-mine", None);
        await CloseAsync();
        File.Move(Path.Combine(Root, "r", "a~facts"), Path.Combine(Root, "~tmp", "7.facts"));

        await ReopenAsync();

        Assert.Equal(info, await Port.FindAsync("r/a", None));
        Assert.Empty((await new BlobVerifier(Root).VerifyAsync(None)).Findings);
    }

    [Fact]
    public async Task Verify_Untouched_FindsNothing()
    {
        await WriteSomeAsync();

        var report = await new BlobVerifier(Root).VerifyAsync(None);

        Assert.Empty(report.Findings);
        Assert.Equal(3, report.Blobs);
    }

    [Theory]
    [InlineData("change")]
    [InlineData("lengthen")]
    [InlineData("remove")]
    [InlineData("remove facts")]
    [InlineData("damage facts")]
    public async Task Verify_Tampered_NamesTheBlob(string how)
    {
        await WriteSomeAsync();
        var file = Path.Combine(Root, "r", "two");
        switch (how)
        {
            case "change": await File.WriteAllTextAsync(file, "tWo"); break;
            case "lengthen": await File.AppendAllTextAsync(file, "!"); break;
            case "remove": File.Delete(file); break;
            case "remove facts": File.Delete(file + "~facts"); break;
            default: await File.WriteAllTextAsync(file + "~facts", "{"); break;
        }

        var report = await new BlobVerifier(Root).VerifyAsync(None);

        Assert.Equal("r/two", Assert.Single(report.Findings).Name);
    }

    [Fact]
    public void Token_SameNotice_IsTheSameAfterRestartAndAnotherHousesIsNot()
    {
        var token = new HmacTokenSource(SecretFile.Open(folder)).TokenFor("r1", "C1", 1);
        var other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;

        Assert.Equal(token, new HmacTokenSource(SecretFile.Open(folder)).TokenFor("r1", "C1", 1));
        Assert.NotEqual(token, new HmacTokenSource(SecretFile.Open(other)).TokenFor("r1", "C1", 1));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
    }

    [Fact]
    public void Token_OtherNotice_IsAnother()
    {
        var tokens = new HmacTokenSource(SecretFile.Open(folder));

        string[] made = [tokens.TokenFor("r1", "C1", 1), tokens.TokenFor("r1", "C1", 2), tokens.TokenFor("r1C", "1", 1), tokens.TokenFor("r1", "C", 11), tokens.TokenFor("r1,C1", "", 1)];

        Assert.Equal(made.Length, made.Distinct().Count());
    }

    [Fact]
    public void Secret_OnUnix_IsTheOwnersAlone()
    {
        new HmacTokenSource(SecretFile.Open(folder));
        var file = Path.Combine(folder, "secret.key");

        Assert.Equal(32, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Secret_CutShort_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder, "secret.key"), new byte[5]);

        Assert.Throws<InvalidDataException>(() => SecretFile.Open(folder));
    }

    protected override Task<IBlobStore> OpenAsync() => Task.FromResult<IBlobStore>(new FileBlobStore(Root));

    protected override Task CloseAsync() => Task.CompletedTask;

    protected override Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private async Task WriteSomeAsync()
    {
        foreach (var name in new[] { "one", "r/two", "r/s/three" }) await Port.WriteAsync(name, Encoding.UTF8.GetBytes(Path.GetFileName(name)), "text/plain", None);
    }
}
