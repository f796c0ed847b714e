namespace LotFunctions.Standards.Acknowledgments;

/// <summary>Free text in the pieces that the standards have room for.</summary>
internal static class AdviceText
{
    /// <summary>The stable code, for programs, before the sentence, for people.</summary>
    public static string Of(Diagnostic diagnostic) => $"{diagnostic.Code}: {diagnostic.Message}";

    /// <summary>Cuts between words where it can; what is beyond the last piece is left out.</summary>
    /// <param name="first">The most characters of the first piece.</param>
    /// <param name="next">The most characters of each further one.</param>
    public static List<string> Split(string text, int first, int next, int most)
    {
        var pieces = new List<string>();
        var rest = text.AsSpan().Trim();
        for (var room = first; !rest.IsEmpty && pieces.Count < most; room = next)
        {
            var cut = Math.Min(room, rest.Length);
            if (cut < rest.Length)
            {
                var space = rest[..(cut + 1)].LastIndexOf(' ');
                if (space > 0) cut = space;
                else if (char.IsHighSurrogate(rest[cut - 1])) cut--;
            }

            pieces.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        return pieces;
    }
}
