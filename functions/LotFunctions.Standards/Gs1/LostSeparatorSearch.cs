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

        // In a candidate only what confirms itself is looked for: what is known by hearsay is asked of the barcode as it is.
        var item = LostSeparator.Item(buffer).ToString();
        var asks = knowledge is not null && item.Length > 0 && buffer != other.Buffer;
        for (var i = 0; i < buffer.Count; i++)
        {
            var element = buffer.Elements[i];
            var value = buffer.Value(element).ToString();
            if (element.Definition.Ai == "10" && IsKnown(item, value))
            {
                continue;
            }

            IEnumerable<string> parted = asks && LostSeparator.MayHideLot(element, buffer) ? AroundLots(element, item, value) : [];
            if (LostSeparator.MayHide(element))
            {
                parted = parted.Concat(Confirmed(value));
            }

            foreach (var text in parted)
            {
                var raw = Raw(buffer, i, text);
                if (seen.Add(raw))
                {
                    open.Enqueue(raw);
                    Suspect = first ? element : Suspect;
                    first = false;
                }
            }
        }
    }

    private IEnumerable<string> Confirmed(string value) => Enumerable.Range(1, Math.Max(0, value.Length - 3))
        .Where(cut => LostSeparator.Confirms(value.AsSpan(cut), referenceYear))
        .Select(cut => $"{value.AsSpan(0, cut)}{ElementString.Fnc1}{value.AsSpan(cut)}");

    private IEnumerable<string> AroundLots(FoundElement element, string item, string value)
    {
        // All of them are asked for before one of them is used.
        var known = LostSeparator.Lots(element, value, referenceYear).Where(range => IsKnown(item, value[range])).ToList();
        return known.SelectMany(range =>
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            var head = start == 0 ? value[..end] : $"{value.AsSpan(0, start - 2)}{ElementString.Fnc1}{value.AsSpan((start - 2)..end)}";
            return JoinedElements.Readings(value[end..], referenceYear).Select(tail => $"{head}{ElementString.Fnc1}{tail}");
        });
    }

    private void Keep(BarcodeReader reading)
    {
        var buffer = reading.Buffer;
        var confirmed = 0;
        foreach (ref readonly var element in buffer.Elements)
        {
            confirmed += element.Definition.SelfChecking ? 1 : 0;
        }

        var candidate = ScanBuilder.Candidate(buffer);

        // Cut in another order it may come out the same.
        if (found.Exists(f => f.Candidate.ElementString == candidate.ElementString))
        {
            return;
        }

        var item = LostSeparator.Item(buffer).ToString();
        var lot = reading.Value("10");
        found.Add((
            candidate with { KnownLot = !lot.IsEmpty && IsKnown(item, lot.ToString()) },
            item.Length > 0 && knowledge?.IsKnownItem(item) == true,
            confirmed,
            reading.Complete));
    }

    private bool IsKnown(string item, string lot) => item.Length > 0 && knowledge?.IsKnownLot(item, lot) == true;

    private static string Raw(ElementBuffer buffer, int at, string text)
    {
        var raw = new StringBuilder();
        for (var i = 0; i < buffer.Count; i++)
        {
            var element = buffer.Elements[i];
            raw.Append(element.Definition.Ai).Append(i == at ? text : buffer.Value(element)).Append(ElementString.Fnc1);
        }

        return raw.ToString();
    }
}
