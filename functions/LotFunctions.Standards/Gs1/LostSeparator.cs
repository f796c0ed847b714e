namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Looks for elements that a lost FNC1 has left inside of a value. By the standard a value without predefined length goes
/// on to the separator or the end; scanners and keyboard wedges lose separators all the same.
/// </summary>
/// <remarks>
/// A cut is looked at when what follows it is an element with a date or a check digit that is right, or when the lot
/// before it is known; and taken when all that results is valid. Where the whole lot is known nothing is lost.
/// </remarks>
internal static class LostSeparator
{
    private const int MaxReadings = 40;
    private const int MaxCandidates = 10;

    // The shortest element that confirms itself: an AI and a date.
    private const int ShortestTail = 8;

    private static readonly AiDefinition Lot = ApplicationIdentifiers.Find("10")!;

    // Numbers that people give. Long free or coded text, as of coupons and internal AIs, holds dates by chance or by design.
    private static readonly AiSet Suspects = Set("10", "21", "22", "235", "240", "241", "250", "251", "400");

    /// <summary>The other readings, the likeliest first; when there are any, the barcode is refused for it.</summary>
    /// <param name="reader">Has read the barcode.</param>
    /// <param name="other">Reads the candidates.</param>
    public static IReadOnlyList<BarcodeCandidate> Find(BarcodeReader reader, BarcodeReader other, int referenceYear, IBarcodeKnowledge? knowledge)
    {
        var buffer = reader.Buffer;
        if (!IsPossible(buffer, referenceYear, knowledge is not null))
        {
            return [];
        }

        var search = new LostSeparatorSearch(other, referenceYear, knowledge, MaxReadings);
        var candidates = search.Find(buffer);
        if (candidates.Count == 0)
        {
            return [];
        }

        var place = search.Suspect;
        buffer.ErrorFirst(new BarcodeError(
            "ambiguous-barcode",
            $"A separator (FNC1) seems to be lost in AI ({place.Definition.Ai}): it reads as {candidates[0].ElementString} too.",
            place.Offset, place.Length, "fnc1"));
        return [.. candidates.Take(MaxCandidates)];
    }

    /// <summary>Whether an element that confirms itself begins there.</summary>
    public static bool Confirms(ReadOnlySpan<char> tail, int referenceYear)
    {
        if (tail.Length < ShortestTail || tail[0] is not ('0' or '1' or '4')
            || ApplicationIdentifiers.AtStart(tail) is not { Predefined: true, SelfChecking: true } definition
            || tail.Length < definition.Ai.Length + definition.MaxLength)
        {
            return false;
        }

        // Zeros alone have a right check digit too and are nobody's key.
        var value = tail.Slice(definition.Ai.Length, definition.MaxLength);
        return value.ContainsAnyExcept('0') && ValueRules.Check(definition, value, referenceYear, out _).IsNone;
    }

    /// <summary>What labels have behind a lot: a serial number, a count, a measure, a reference.</summary>
    public static bool FollowsLots(AiDefinition? definition) =>
        definition is { Ai: "21" or "30" or "37" or "240" or "400" } or { Predefined: true, Ai: ['3', _, _, _] };

    /// <summary>Whether others may be lost in an element.</summary>
    public static bool MayHide(in FoundElement element) => Suspects.Contains(element.Definition.Index);

    private static bool IsPossible(ElementBuffer buffer, int referenceYear, bool asks)
    {
        foreach (ref readonly var element in buffer.Elements)
        {
            if (!MayHide(element))
            {
                continue;
            }

            var value = buffer.Value(element);
            var asksHere = asks && element.Definition == Lot;
            var last = value.Length - (asksHere ? 3 : ShortestTail);
            for (var cut = 1; cut <= last; cut++)
            {
                if (Confirms(value[cut..], referenceYear) || (asksHere && FollowsLots(ApplicationIdentifiers.AtStart(value[cut..]))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static AiSet Set(params ReadOnlySpan<string> ais)
    {
        var set = new AiSet();
        foreach (var ai in ais)
        {
            set.Add(ApplicationIdentifiers.Find(ai)!.Index);
        }

        return set;
    }
}
