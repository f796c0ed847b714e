namespace LotFunctions.Standards.Gs1;

/// <summary>What the path of a GS1 Digital Link URI may be: a key with qualifiers in order; and what it is when it is none.</summary>
internal static class DigitalLinkForms
{
    private static readonly string[] Words =
    [
        "cpid", "cpsn", "cpv", "gcn", "gdti", "giai", "ginc", "gln", "glnx", "gmn", "grai", "gsin", "gsrn", "gsrnp", "gtin", "itip", "lot", "party",
        "refno", "ser", "srin", "sscc",
    ];

    /// <summary>Whether a key is followed by qualifiers of one of its sequences, any of them left out.</summary>
    public static bool IsSequence(ReadOnlySpan<FoundElement> path)
    {
        foreach (var sequence in path[0].Definition.Qualifiers!)
        {
            if (Follows(sequence, path[1..], null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the path would still be a sequence with the AI at one of its places.</summary>
    public static bool BelongsInPath(ReadOnlySpan<FoundElement> path, AiDefinition definition)
    {
        foreach (var sequence in path[0].Definition.Qualifiers!)
        {
            if (Array.IndexOf(sequence, definition) >= 0 && Follows(sequence, path[1..], definition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says of a path without a key what it seems to be.</summary>
    public static (string Code, string Message) WhyNoKey(ReadOnlySpan<char> path)
    {
        var last = path.LastIndexOf('/');
        var before = last <= 0 ? default : path[(path[..last].LastIndexOf('/') + 1)..last];
        if (IsWord(before))
        {
            return ("key-by-name", $"The path names a key by '{before}'; GS1 Digital Link has keys by their Application Identifier.");
        }

        return IsCompressed(path[(last + 1)..]) && ApplicationIdentifiers.Find(before) is null
            ? ("compressed-link", "The URI seems to be a compressed GS1 Digital Link; only uncompressed ones are read.")
            : ("no-primary-key", "The path of the URI has no GS1 key.");
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var word in Words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(AiDefinition[] sequence, ReadOnlySpan<FoundElement> qualifiers, AiDefinition? other)
    {
        var at = 0;
        foreach (ref readonly var qualifier in qualifiers)
        {
            if (qualifier.Definition == other)
            {
                return false;
            }

            while (at < sequence.Length && sequence[at] != qualifier.Definition)
            {
                at++;
            }

            if (at++ == sequence.Length)
            {
                return false;
            }
        }

        return true;
    }

    // Base 64 whose first byte is the first two digits of an AI or one of the codes that stand for several of them.
    private static bool IsCompressed(ReadOnlySpan<char> text)
    {
        const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        if (text.Length < 8)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!Base64.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        var bits = (Base64.IndexOf(text[0], StringComparison.Ordinal) << 2) | (Base64.IndexOf(text[1], StringComparison.Ordinal) >> 4);
        var (first, second) = (bits >> 4, bits & 15);
        return second > 9 ? first is <= 3 or 9 : first <= 9 && ApplicationIdentifiers.LengthOf(first, second) > 0;
    }
}
