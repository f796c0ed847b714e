using System.Buffers.Binary;
using System.IO.Compression;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// What of a ZIP is not as packages are written although every entry may be: no evidence against what is in it, but the file is
/// another one than that whose hash the recall's timeline says.
/// </summary>
public static class PackageWrapping
{
    private const uint EndOfDirectory = 0x06054b50;
    private const int EndLength = 22;

    /// <summary>One sentence each; empty when the file is wrapped as packages are.</summary>
    /// <param name="package">A ZIP that <see cref="PackageVerifier"/> can read; seekable.</param>
    public static IReadOnlyList<string> Notes(Stream package)
    {
        var notes = new List<string>();
        if (!EndsWithTheArchive(package)) notes.Add("There are bytes behind the archive's end.");
        package.Position = 0;
        using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Any(e => e.LastWriteTime.DateTime != PackageZip.EntryTime.DateTime || e.Comment.Length > 0))
        {
            notes.Add("Entries have a time or a comment that no package gives them.");
        }

        if (!zip.Entries.TakeLast(2).Select(e => e.FullName).SequenceEqual([Manifest.EntryName, Manifest.HashEntryName])) notes.Add("The manifest and its hash are not the last entries.");
        return notes;
    }

    /// <summary>The record that ends a ZIP, with no comment in it, is the last thing in the file (APPNOTE 4.3.16).</summary>
    private static bool EndsWithTheArchive(Stream package)
    {
        if (package.Length < EndLength) return false;
        Span<byte> end = stackalloc byte[EndLength];
        package.Position = package.Length - EndLength;
        package.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == EndOfDirectory && end[^2..] is [0, 0];
    }
}
