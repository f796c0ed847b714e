using System.Runtime.InteropServices;

namespace LotFunctions.Embedded.Files;

/// <summary>What .NET does not offer: a file that appears whole under a name that was free, and a folder that is on disk.</summary>
internal static class DurableFiles
{
    private const int EEXIST = 17;

    /// <summary>
    /// Gives a written file its name, atomically and without ever replacing another; false when the name is taken.
    /// (<see cref="File.Move(string, string, bool)"/> looks first and renames then on Unix: two writers could both win.)
    /// </summary>
    public static bool TryPublish(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporary, target, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(target))
            {
                return false;
            }
        }

        if (link(temporary, target) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == EEXIST
            ? false
            : throw new IOException($"{target} cannot be created: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Creates a folder and those above it down from a root that exists; all of them are on disk after.</summary>
    public static void CreateFolder(string folder, string root)
    {
        if (Directory.Exists(folder)) return;
        var parent = Path.GetDirectoryName(folder)!;
        if (folder != root) CreateFolder(parent, root);
        Directory.CreateDirectory(folder);
        SyncFolder(parent);
    }

    /// <summary>Makes the names in a folder durable. Windows does so by itself with the file system's journal.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        const int readOnly = 0;
        var handle = open(folder, readOnly);
        if (handle < 0) throw new IOException($"{folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (fsync(handle) != 0) throw new IOException($"{folder} cannot be written to disk: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = close(handle);
        }
    }

#pragma warning disable SYSLIB1054, IDE1006 // Four plain calls of libc by their own names; a source generator would ask for unsafe code.
    [DllImport("libc", SetLastError = true)]
    private static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int handle);
#pragma warning restore SYSLIB1054, IDE1006
}
