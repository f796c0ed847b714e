namespace LotFunctions.Standards.Gs1;

/// <summary>The primary keys of GS1 Digital Link and the qualifiers that may follow each in the path, in order (GS1 Digital Link: URI Syntax, section 4).</summary>
internal static class DigitalLinkKeys
{
    /// <summary>The sequences of qualifiers of a key; null when the AI is no primary key.</summary>
    public static string[][]? Qualifiers(string ai) => ai switch
    {
        "01" => [["22", "10", "21"], ["235"]],
        "8006" => [["22", "10", "21"]],
        "8010" => [["8011"]],
        "8017" or "8018" => [["8019"]],
        "414" => [["254"], ["7040"]],
        "415" => [["8020"]],
        "417" or "8004" => [["7040"]],
        "00" or "253" or "255" or "401" or "402" or "8003" or "8013" => [[]],
        _ => null,
    };

    /// <summary>Whether the AIs follow the key in one of its sequences, any of them left out.</summary>
    public static bool Allows(string key, IEnumerable<string> following) =>
        Qualifiers(key) is { } sequences && following.ToList() is var ais
        && sequences.Any(s => s.Where(ais.Contains).SequenceEqual(ais));
}
