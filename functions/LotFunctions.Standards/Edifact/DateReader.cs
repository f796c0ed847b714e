using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads dates (segment DTM): those of the shipment, and those of goods.</summary>
internal sealed class DateReader(Content content)
{
    private readonly RecentDays _days = new();
    private int _rank;

    public DateTime? Prepared { get; private set; }

    public DateTime? Shipped { get; private set; }

    public DateTime? Expected { get; private set; }

    public void Clear()
    {
        (Prepared, Shipped, Expected) = (null, null, null);
        _rank = 0;
    }

    /// <summary>A DTM before the first packing level and line.</summary>
    public void Shipment(in Segment dtm)
    {
        var parts = content.Open(dtm, 1);
        var qualifier = DespatchCodes.Number(parts.Next());
        if (qualifier == 137)
        {
            Prepared ??= OfShipment(dtm, ref parts);
        }
        else if (qualifier == 11)
        {
            Shipped ??= OfShipment(dtm, ref parts);
        }
        else if (DespatchCodes.ExpectedRank(qualifier) is var rank && rank > _rank && OfShipment(dtm, ref parts) is { } date)
        {
            (Expected, _rank) = (date, rank);
        }
    }

    /// <summary>A DTM of a package, of a line or of a part of one.</summary>
    public void Goods(in Segment dtm, Facts facts)
    {
        var parts = content.Open(dtm, 1);
        DateKind kind;
        switch (DespatchCodes.Number(parts.Next()))
        {
            case 36:
                kind = DateKind.Expiry;
                break;
            case 361:
                kind = DateKind.BestBefore;
                break;
            case 94:
                kind = DateKind.Production;
                break;
            case 365:
                kind = DateKind.Packed;
                break;
            default:
                return;
        }

        if (Day(dtm, ref parts, lastDay: kind is DateKind.Expiry or DateKind.BestBefore) is { } day) facts.Add(kind, day);
    }

    private DateTime? OfShipment(in Segment dtm, ref Composite parts)
    {
        var value = parts.Next();
        var format = parts.Next();
        if (EdifactDates.Read(value, format, out var date) == EdifactDates.Kind.Day || OfOtherFormat(dtm, value, format, out date)) return date;
        content.Warning("date-invalid", $"DTM 2380 '{content.Text(value)}' is not a date.", dtm, 1, 2);
        return null;
    }

    // A whole date with or without a time of day under the code of the other: it can mean one day only.
    private bool OfOtherFormat(in Segment dtm, ReadOnlySpan<byte> value, ReadOnlySpan<byte> format, out DateTime date)
    {
        if (!EdifactDates.IsLongOfOtherFormat(value, format, out date)) return false;
        content.Warning("date-format", $"DTM 2380 '{content.Text(value)}' is not of the format {content.Text(format)}; it was read by its length.", dtm, 1, 3);
        return true;
    }

    // Goods that are good until a month are so until its last day (as GS1 General Specifications have it for AI 15 and 17 without a day); other periods are no day.
    private DateOnly? Day(in Segment dtm, ref Composite parts, bool lastDay)
    {
        var value = parts.Next();
        var format = parts.Next();
        // What nearly all are.
        return format.SequenceEqual("102"u8) && _days.TryRead(value, out var day) ? day : Unusual(dtm, value, format, lastDay);
    }

    private DateOnly? Unusual(in Segment dtm, ReadOnlySpan<byte> value, ReadOnlySpan<byte> format, bool lastDay)
    {
        switch (EdifactDates.Read(value, format, out var date))
        {
            case EdifactDates.Kind.Invalid when OfOtherFormat(dtm, value, format, out date):
                return DateOnly.FromDateTime(date);
            case EdifactDates.Kind.Invalid:
                content.Error("date-invalid", $"DTM 2380 '{content.Text(value)}' is not a date of its format.", dtm, 1, 2);
                return null;
            case EdifactDates.Kind.Day:
            case EdifactDates.Kind.Month when lastDay:
                return DateOnly.FromDateTime(date);
            default:
                content.Warning("date-imprecise", $"DTM 2380 '{content.Text(value)}' names no single day; it was not used.", dtm, 1, 2);
                return null;
        }
    }
}
