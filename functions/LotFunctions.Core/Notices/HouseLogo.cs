using System.Buffers.Binary;

namespace LotFunctions.Core.Notices;

/// <summary>The letterhead's picture: a PNG or a JPEG, at most 1 MB, recognised from its bytes.</summary>
public sealed class HouseLogo
{
    private const int MaxLength = 1024 * 1024;

    private HouseLogo(byte[] content, string contentType, int width, int height, int components) =>
        (Content, ContentType, Width, Height, Components) = (content, contentType, width, height, components);

    public string ContentType { get; }

    internal byte[] Content { get; }

    /// <summary>In pixels.</summary>
    internal int Width { get; }

    internal int Height { get; }

    /// <summary>Of a JPEG: its colour components.</summary>
    internal int Components { get; }

    internal bool IsPng => ContentType == "image/png";

    /// <exception cref="FormatException">The content is neither, or too large.</exception>
    public static HouseLogo Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MaxLength) throw new FormatException($"A logo has at most {MaxLength} bytes; this one has {content.Length}.");
        return Png(content) ?? Jpeg(content) ?? throw new FormatException("A logo is a PNG or a JPEG.");
    }

    private static HouseLogo? Png(byte[] content)
    {
        if (content.Length < 33 || !IsPngSignature(content)) return null;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20)));
        return width is > 0 and <= 10_000 && height is > 0 and <= 10_000 ? new HouseLogo(content, "image/png", width, height, 0) : null;
    }

    private static bool IsPngSignature(byte[] content) => content.AsSpan(0, 8).SequenceEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A });

    // A frame header (SOF) has the size; the segments before it are skipped.
    private static HouseLogo? Jpeg(byte[] content)
    {
        if (content.Length < 4 || content[0] != 0xFF || content[1] != 0xD8) return null;
        for (var at = 2; at + 10 < content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 5)), BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 7)));
                return width > 0 && height > 0 && content[at + 9] is 1 or 3 ? new HouseLogo(content, "image/jpeg", width, height, content[at + 9]) : null;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2));
        }

        return null;
    }
}
