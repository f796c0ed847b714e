using System.Text;

namespace LotFunctions.Standards.Gs1;

/// <summary>Cuts values in two, once or several times, and keeps what reads well.</summary>
internal sealed class LostSeparatorSearch(BarcodeReader other, int referenceYear, IBarcodeKnowledge? knowledge, int maxReadings)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> open = new();
    private readonly List<(BarcodeCandidate Candidate, bool KnownItem, int Confirmed, bool Complete)> found = [];

    /// <summary>The first element that may hold others; said by <see cref="Find"/>.</summary>
    public FoundElement Suspect { get; private set; }

    public List<BarcodeCandidate> Find(ElementBuffer buffer)
    {
        var first = true;
        Cut(buffer, ref first);
        for (var readings = 0; readings < maxReadings && open.TryDequeue(out var raw); readings++)
        {
            if (other.ReadRaw(raw, referenceYear))
            {
                Keep(other);
            }

            Cut(other.Buffer, ref first);
        }

        return [.. found
            .OrderByDescending(static f => f.Candidate.KnownLot)
            .ThenByDescending(static f => f.KnownItem)
            .ThenByDescending(static f => f.Confirmed)
            .ThenByDescending(static f => f.Complete)
            .Select(static f => f.Candidate)];
    }

    private void Cut(ElementBuffer buffer, ref bool first)
    {
        // What is not read is in no element: a candidate made of them would lose it.
        if (buffer.Errors.Any(static e => e.Code == "ai-unknown"))
        {
            return;
        }

        var item = Item(buffer);
        for (var i = 0; i < buffer.Count; i++)
        {
            var element = buffer.Elements[i];
            if (!LostSeparator.MayHide(element))
            {
                continue;
            }

            foreach (var cut in Cuts(buffer, element, item))
            {
                var raw = Raw(buffer, i, cut);
                if (seen.Add(raw))
                {
                    open.Enqueue(raw);
                    Suspect = first ? element : Suspect;
                    first = false;
                }
            }
        }
    }

    private List<int> Cuts(ElementBuffer buffer, FoundElement element, string? item)
    {
        var value = buffer.Value(element).ToString();
        var isLot = element.Definition.Ai == "10";

        // In a candidate only what confirms itself is looked for: what is known by hearsay is asked of the barcode as it is.
        var asks = isLot && knowledge is not null && item is not null && buffer != other.Buffer;
        var cuts = Enumerable.Range(1, Math.Max(0, value.Length - 3))
            .Where(cut => LostSeparator.Confirms(value.AsSpan(cut), referenceYear) || (asks && Follows(value.AsSpan(cut))))
            .ToList();
        if (cuts.Count == 0 || (isLot && IsKnown(item, value)))
        {
            return [];
        }

        cuts.RemoveAll(cut => !LostSeparator.Confirms(value.AsSpan(cut), referenceYear) && !IsKnown(item, value[..cut]));
        return cuts;
    }

    private bool Follows(ReadOnlySpan<char> tail) =>
        LostSeparator.FollowsLots(ApplicationIdentifiers.AtStart(tail)) && other.ReadRaw(tail, referenceYear);

    private void Keep(BarcodeReader reading)
    {
        var buffer = reading.Buffer;
        var confirmed = 0;
        foreach (ref readonly var element in buffer.Elements)
        {
            confirmed += element.Definition.SelfChecking ? 1 : 0;
        }

        var item = Item(buffer);
        var lot = reading.Value("10");
        var candidate = ScanBuilder.Candidate(buffer);
        found.Add((
            candidate with { KnownLot = !lot.IsEmpty && IsKnown(item, lot.ToString()) },
            item is not null && knowledge?.IsKnownItem(item) == true,
            confirmed,
            reading.Complete));
    }

    private bool IsKnown(string? item, string lot) => item is not null && knowledge?.IsKnownLot(item, lot) == true;

    private static string? Item(ElementBuffer buffer)
    {
        foreach (ref readonly var element in buffer.Elements)
        {
            if (element.Definition.Ai is "01" or "02" && element.Size == 14)
            {
                return buffer.Value(element).ToString();
            }
        }

        return null;
    }

    private static string Raw(ElementBuffer buffer, int at, int cut)
    {
        var raw = new StringBuilder();
        for (var i = 0; i < buffer.Count; i++)
        {
            var element = buffer.Elements[i];
            var value = buffer.Value(element);
            raw.Append(element.Definition.Ai).Append(i == at ? value[..cut] : value).Append(ElementString.Fnc1);
            if (i == at)
            {
                raw.Append(value[cut..]).Append(ElementString.Fnc1);
            }
        }

        return raw.ToString();
    }
}
