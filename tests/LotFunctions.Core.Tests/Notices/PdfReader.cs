using System.Diagnostics;

namespace LotFunctions.Core.Tests.Notices;

/// <summary>An independent reader of PDF: poppler's pdftotext and pdfinfo, where they are installed.</summary>
internal static class PdfReader
{
    private static readonly Lazy<string?> Lacking = new(() => Run("pdftotext", ["-v"], []) is null ? "poppler-utils is not installed" : null);

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static string? Missing => Lacking.Value;

    /// <param name="layout">Columns beside each other; else in the order of being written.</param>
    public static string Text(byte[] pdf, bool layout = true) => Run("pdftotext", [layout ? "-layout" : "-raw", "-", "-"], pdf)!;

    /// <param name="options">None: the properties; <c>-struct-text</c>: the tags with their text.</param>
    public static string Info(byte[] pdf, params string[] options)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            return Run("pdfinfo", [.. options, path], [])!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What it writes, of either stream; null when there is no such program.</summary>
    private static string? Run(string program, string[] arguments, byte[] input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return output.Result + errors.Result;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
