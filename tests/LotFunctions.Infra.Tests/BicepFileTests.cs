namespace LotFunctions.Infra.Tests;

/// <summary>The files compile without a word of the compiler or of its linter; some mistakes are warnings only, with exit code 0.</summary>
public sealed class BicepFileTests
{
    public static TheoryData<string> Templates => ["main.bicep", "modules/drop-subscription.bicep"];

    public static TheoryData<string> Parameters => ["main.bicepparam", "dev.bicepparam", "prod.bicepparam"];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Build_Template_SaysNothing(string file)
    {
        var (exitCode, output, diagnostics) = Bicep.Run("build", file, "--stdout");

        Assert.Equal("", diagnostics);
        Assert.Equal(0, exitCode);
        Assert.Contains("\"resources\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Build_Parameters_SaysNothing(string file)
    {
        var (exitCode, output, diagnostics) = Bicep.Run("build-params", file, "--stdout");

        Assert.Equal("", diagnostics);
        Assert.Equal(0, exitCode);
        Assert.Contains("parameters", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_AllFiles_AreAsTheyStand()
    {
        var copy = Directory.CreateTempSubdirectory("lotfunctions-bicep-");
        try
        {
            var files = Directory.EnumerateFiles(Bicep.Folder, "*.bicep", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Bicep.Folder, f)).Order(StringComparer.Ordinal).ToList();
            foreach (var file in files)
            {
                var to = Path.Combine(copy.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(Path.Combine(Bicep.Folder, file), to);
            }

            var (exitCode, _, diagnostics) = Bicep.Run("format", "--pattern", Path.Combine(copy.FullName, "**/*.bicep"));

            Assert.Equal("", diagnostics);
            Assert.Equal(0, exitCode);
            Assert.NotEmpty(files);
            Assert.All(files, f => Assert.Equal(
                File.ReadAllText(Path.Combine(Bicep.Folder, f)), File.ReadAllText(Path.Combine(copy.FullName, f))));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void Lint_UnusedParameter_IsAnError()
    {
        var folder = Directory.CreateTempSubdirectory("lotfunctions-bicep-");
        try
        {
            File.Copy(Path.Combine(Bicep.Folder, "bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));
            var file = Path.Combine(folder.FullName, "spoiled.bicep");
            File.WriteAllText(file, "param unused string\n");

            var (exitCode, _, diagnostics) = Bicep.Run("lint", file);

            Assert.NotEqual(0, exitCode);
            Assert.Contains("no-unused-params", diagnostics, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
