namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Looks for elements that a lost FNC1 has left inside the last value. By the standard a value without predefined
/// length goes on to the separator or the end; scanners and typists lose separators all the same.
/// </summary>
internal static class LostSeparator
{
    private const int Limit = 10;

    public static IReadOnlyList<BarcodeCandidate> Find(ElementReading reading, int referenceYear)
    {
        if (reading.Elements.Count == 0 || reading.Elements[^1] is not { Definition.Predefined: false } last)
        {
            return [];
        }

        var found = new List<BarcodeCandidate>();
        for (var cut = 1; cut < last.Value.Length && found.Count < Limit; cut++)
        {
            // Only an AI of predefined length has content that confirms it: a date, a check digit, six digits.
            if (ApplicationIdentifiers.AtStart(last.Value.AsSpan(cut)) is not { Predefined: true })
            {
                continue;
            }

            var other = new ElementReading();
            other.Elements.AddRange(reading.Elements.Take(reading.Elements.Count - 1));
            other.Elements.Add(last with { Value = last.Value[..cut], Length = cut });
            var rest = RawReader.Read(last.Value, cut, ElementString.Fnc1);
            if (rest.Errors.Count > 0 || rest.Elements.Exists(e => other.Elements.Exists(known => known.Definition.Ai == e.Definition.Ai)))
            {
                continue;
            }

            other.Elements.AddRange(rest.Elements);
            if (other.Checked(referenceYear).Errors.Count == 0)
            {
                var elements = other.Elements.Select(static e => e.Element).ToList();
                found.Add(new BarcodeCandidate(elements, ElementString.WriteBracketed(elements)));
            }
        }

        return found;
    }
}
