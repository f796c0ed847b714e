using System.Text;

namespace LotFunctions.Core.Evidence;

/// <summary>Makes names that every blob store takes.</summary>
public static class BlobName
{
    /// <summary>One segment of a name out of any text, reversibly: every other byte of its UTF-8 becomes <c>=XX</c>.</summary>
    public static string Escape(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (c == '.' && name.Length > 0)) name.Append(c);
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
