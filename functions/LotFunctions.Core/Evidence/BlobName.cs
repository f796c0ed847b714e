using System.Text;

namespace LotFunctions.Core.Evidence;

/// <summary>Makes names that every blob store takes.</summary>
public static class BlobName
{
    /// <summary>One segment of a name out of any text, reversibly: every other byte of its UTF-8 becomes <c>=XX</c>.</summary>
    public static string Escape(string text)
    {
        var name = new StringBuilder(text.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            var (b, c) = (bytes[i], (char)bytes[i]);
            // A dot at either end means something to a file system or to Azure.
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (c == '.' && i > 0 && i < bytes.Length - 1)) name.Append(c);
            else name.Append('=').Append(b.ToString("X2", null));
        }

        return name.Length == 0 ? "=" : name.ToString();
    }

    /// <summary>Throws <see cref="ArgumentException"/> for a name that a store must not take (absolute, empty segments, dots).</summary>
    public static void Check(string name)
    {
        foreach (var segment in name.Split('/'))
        {
            var plain = segment.Length > 0 && segment is not ("." or "..")
                && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '=');
            if (!plain) throw new ArgumentException($"'{name}' is not a blob name.", nameof(name));
        }
    }
}
