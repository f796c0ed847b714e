namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Looks for elements that a lost FNC1 has left inside of a value. By the standard a value without predefined length goes
/// on to the separator or the end; scanners and keyboard wedges lose separators all the same.
/// </summary>
/// <remarks>
/// A cut is looked at when what follows it is an element with a date or a check digit that is right; and, of any AI, where
/// what stands between two cuts is a lot that is known. It is taken when all that results is valid. Where the whole lot is
/// known nothing is lost.
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

    /// <summary>Whether others may be lost in an element.</summary>
    public static bool MayHide(in FoundElement element) => Suspects.Contains(element.Definition.Index);

    /// <summary>Whether a known lot may be lost in an element: in another lot, or behind a value that a separator ends.</summary>
    public static bool MayHideLot(in FoundElement element, ElementBuffer buffer) =>
        !element.Definition.Predefined && element.Size <= JoinedElements.MaxLength
        && (element.Definition == Lot || !buffer.Present.Contains(Lot.Index));

    /// <summary>Where a lot may stand in an element: from its first character to where elements follow, or nothing.</summary>
    public static List<Range> Lots(in FoundElement element, ReadOnlySpan<char> value, int referenceYear)
    {
        var lots = new List<Range>();
        var isLot = element.Definition == Lot;
        Span<bool> ends = stackalloc bool[JoinedElements.MaxLength + 1];
        JoinedElements.Mark(value, referenceYear, ends);
        for (var start = isLot ? 0 : NextLot(element, value, 0); start >= 0; start = isLot ? -1 : NextLot(element, value, start))
        {
            // All of an element (10) is the lot that was read.
            var last = Math.Min(start + Lot.MaxLength, isLot ? value.Length - 1 : value.Length);
            for (var end = start + 1; end <= last; end++)
            {
                if (ends[end])
                {
                    lots.Add(start..end);
                }
            }
        }

        return lots;
    }

    /// <summary>The GTIN whose lots a barcode names; nothing when it has none.</summary>
    public static ReadOnlySpan<char> Item(ElementBuffer buffer)
    {
        foreach (ref readonly var element in buffer.Elements)
        {
            if (element.Definition.Ai is "01" or "02" && element.Size == element.Definition.MaxLength)
            {
                return buffer.Value(element);
            }
        }

        return default;
    }

    // Behind the next AI (10); what the element needs itself stands before it. -1 when there is none.
    private static int NextLot(in FoundElement element, ReadOnlySpan<char> value, int after)
    {
        var from = Math.Max(element.Definition.MinLength, after - 1);
        return from < value.Length && value[from..].IndexOf(Lot.Ai) is >= 0 and var at && from + at + Lot.Ai.Length < value.Length
            ? from + at + Lot.Ai.Length
            : -1;
    }

    private static bool IsPossible(ElementBuffer buffer, int referenceYear, bool asks)
    {
        asks = asks && !Item(buffer).IsEmpty;
        foreach (ref readonly var element in buffer.Elements)
        {
            var value = buffer.Value(element);
            if (asks && MayHideLot(element, buffer) && HasLot(element, value, referenceYear))
            {
                return true;
            }

            if (!MayHide(element))
            {
                continue;
            }

            for (var cut = 1; cut <= value.Length - ShortestTail; cut++)
            {
                if (Confirms(value[cut..], referenceYear))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A barcode that says one thing only is to cost no search.
    private static bool HasLot(in FoundElement element, ReadOnlySpan<char> value, int referenceYear)
    {
        if (element.Definition != Lot)
        {
            return NextLot(element, value, 0) >= 0;
        }

        Span<bool> ends = stackalloc bool[JoinedElements.MaxLength + 1];
        JoinedElements.Mark(value, referenceYear, ends);
        return value.Length > 1 && ends[1..value.Length].Contains(true);
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
