namespace LotFunctions.Core.Evidence;

/// <summary>Verifies an evidence package with nothing but the package.</summary>
public static class PackageVerifier
{
    /// <summary>Empty when all of it holds.</summary>
    /// <param name="package">The ZIP; it must be seekable.</param>
    public static IReadOnlyList<PackageFinding> Verify(Stream package) => throw new NotImplementedException();
}
